package ehrctl.command.smoke;

import ehrctl.api.ExitCode;
import ehrctl.command.session.Seen;
import ehrctl.command.smoke.SmokeResult.Kind;
import java.util.ArrayList;
import java.util.List;

/** What all checks at all EHRs found. Results come from several threads and are printed in the EHRs' order. */
final class SmokeReport {
    private final Seen seen;
    private final List<String> emrs;
    private final List<List<SmokeResult>> suites = new ArrayList<>();
    private final SmokePrinter printer;
    private final SmokeProgress progress;
    private int current;
    private int printed;
    private int done;
    private boolean closed;

    /** @param seen what no result may tell */
    SmokeReport(List<String> emrs, SmokePrinter printer, SmokeProgress progress, Seen seen) {
        this.seen = seen;
        this.emrs = new ArrayList<>();
        for (String emr : emrs) {
            this.emrs.add(seen.own(emr));
        }
        this.printer = printer;
        this.progress = progress;
        for (int i = 0; i < emrs.size(); i++) {
            suites.add(new ArrayList<>());
        }
    }

    /** The EHRs' codes. */
    List<String> emrs() {
        return emrs;
    }

    /** The results at one EHR, in the order of the checks. */
    synchronized List<SmokeResult> suite(int index) {
        return List.copyOf(suites.get(index));
    }

    /** All results, EHR by EHR. */
    synchronized List<SmokeResult> results() {
        List<SmokeResult> all = new ArrayList<>();
        for (List<SmokeResult> suite : suites) {
            all.addAll(suite);
        }
        return all;
    }

    synchronized void add(int suite, SmokeResult result) {
        if (closed) {
            return;
        }
        suites.get(suite).add(result.masked(seen));
        done++;
        progress.clear();
        while (current < suites.size()) {
            List<SmokeResult> results = suites.get(current);
            while (printed < results.size()) {
                printer.result(results.get(printed++));
            }
            if (printed < SmokeCheck.count()) {
                break;
            }
            current++;
            printed = 0;
        }
        progress.show(done, suites.size() * SmokeCheck.count());
    }

    /** Nothing more comes: what was not done is put down so. */
    synchronized void close(CheckEnd why) {
        for (int i = 0; i < suites.size(); i++) {
            SmokeCheck[] checks = SmokeCheck.values();
            for (int j = suites.get(i).size(); j < checks.length; j++) {
                add(i, new SmokeResult(emrs.get(i), checks[j].title(), why.kind(), 0, why.reason(), null, null));
            }
        }
        closed = true;
        progress.clear();
    }

    synchronized int count(Kind kind) {
        int count = 0;
        for (List<SmokeResult> suite : suites) {
            for (SmokeResult result : suite) {
                count += result.kind() == kind ? 1 : 0;
            }
        }
        return count;
    }

    /** How the command ends: a failed check before one that could not be done. */
    ExitCode exitCode() {
        if (count(Kind.FAILED) > 0) {
            return ExitCode.CHECK_FAILED;
        }
        ExitCode exitCode = ExitCode.OK;
        for (SmokeResult result : results()) {
            if (result.kind() == Kind.ERROR && exitCode != ExitCode.AUTH) {
                exitCode = result.exitCode() == ExitCode.AUTH ? ExitCode.AUTH : ExitCode.UNAVAILABLE;
            }
        }
        return exitCode;
    }

    /** All of it in one line. */
    String summary() {
        StringBuilder text = new StringBuilder();
        text.append(results().size()).append(" checks");
        String separator = ": ";
        for (Kind kind : Kind.values()) {
            int count = count(kind);
            if (count > 0) {
                text.append(separator).append(count).append(' ').append(kind.word());
                separator = ", ";
            }
        }
        return text.toString();
    }
}
