package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.Color;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Diagnostics;
import ehrctl.command.session.FhirApi;
import ehrctl.command.session.Seen;
import ehrctl.command.session.Session;
import ehrctl.command.session.Settings;
import ehrctl.command.session.Target;
import ehrctl.command.session.ToolCommand;
import ehrctl.command.smoke.SmokeResult.Kind;
import ehrctl.json.Json;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code smoke}: tells a pipeline whether an environment works, and what exactly does not. */
public final class SmokeCommand extends ToolCommand {
    public SmokeCommand() {
        super("smoke", "", "Check whether an environment works: the documented workflow at one or more EHRs");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(
                Argument.option(
                                SmokeOptions.WRITE,
                                "all",
                                "create a patient and a booking, which is cancelled again; with =all also notes,"
                                        + " documents and schedules, which stay (the embedded sandbox: always)")
                        .taking(Argument.Takes.OPTIONAL_TEXT),
                Argument.flag(SmokeOptions.STRICT, "prove that what an EHR lacks is refused, instead of skipping it"),
                Argument.option(
                                SmokeOptions.EXTERNAL_ID,
                                "NUMBER",
                                "personal number of the patient to create, best as @FILE")
                        .taking(Argument.Takes.READABLE),
                Argument.option(SmokeOptions.CODE, "CODE", "confirms bookings in two steps; default the sandbox's own")
                        .taking(Argument.Takes.READABLE),
                Argument.option(SmokeOptions.JUNIT, "FILE", "write JUnit's XML there, one suite per EHR")
                        .taking(Argument.Takes.FILE),
                Argument.option(
                                SmokeOptions.MARKDOWN,
                                "FILE",
                                "write a summary in Markdown there, as CI servers show it")
                        .taking(Argument.Takes.FILE),
                Argument.flag(SmokeOptions.LIST, "show the checks, and do none"),
                Argument.option(SmokeChoice.ONLY, "CHECK,...", "do these alone, and what they build on"),
                Argument.option(SmokeChoice.SKIP, "CHECK,...", "leave these out"),
                Argument.option(SmokeOptions.MAX_LATENCY, "TIME", "a check fails whose answer takes longer"),
                Argument.flag(SmokeOptions.TAP, "print the Test Anything Protocol"),
                Argument.option(SmokeOptions.WAIT, "TIME", "first wait so long until the API answers at all"),
                Argument.flag(SmokeOptions.FAIL_FAST, "stop at the first failure; one EHR at a time"),
                Argument.option(SmokeOptions.MAX_TIME, "TIME", "stop after so long"),
                Argument.option(SmokeOptions.PARALLEL, "N", "how many EHRs at a time; default 4"));
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Here --emr takes a list, such as --emr webdoc,takecare, or all.",
                "At each EHR the first care unit is taken unless --care-unit names one.",
                "What is made carries the mark " + SmokeVisit.MARKER + "; the check clean-up lists what stays behind.",
                "A patient's number is never invented for a remote API: it comes from --external-id.");
    }

    @Override
    public List<String> examples() {
        return List.of(
                "smoke",
                "smoke --emr all --write --strict",
                "smoke --api https://api.example --emr webdoc --wait 60s --junit smoke.xml",
                "smoke --emr konfidens --write --external-id @number.txt -o json",
                "smoke --list",
                "smoke --only timeslots --max-latency 500ms --markdown smoke.md");
    }

    @Override
    public boolean printsAtOnce() {
        return false;
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3, 4, 5, 9, 11, 130);
    }

    @Override
    public View view(Arguments arguments) {
        return arguments.has(SmokeOptions.LIST)
                ? View.of("check", "operation", "needs").withoutIds()
                : View.of("emr", "check", "result", "ms", "reason").withoutIds();
    }

    @Override
    public int run(Session session) {
        long start = System.nanoTime();
        Settings settings = session.settings();
        if (session.arguments().has(SmokeOptions.LIST)) {
            session.print(list());
            return ExitCode.OK.number();
        }
        boolean tap = session.arguments().has(SmokeOptions.TAP);
        boolean fields = session.arguments().has(GlobalOption.FIELDS.longName());
        if (tap && (fields || settings.format() != Format.TABLE)) {
            throw Failure.usage("--tap is a format of its own: no --output, no --fields");
        }
        boolean color = Color.wanted(
                session.arguments().text(GlobalOption.COLOR.longName()),
                session.surroundings(),
                session.surroundings().outIsTerminal());
        SmokeOptions options = SmokeOptions.of(session);
        SmokePrinter printer = tap
                ? new SmokeTap(session, options.emrs().size())
                : settings.format() == Format.TABLE && !fields
                        ? new SmokeList(session, color, options.emrs())
                        : new SmokeRows(session);
        Seen seen = session.diagnostics().seen();
        seen.secret(options.externalId());
        seen.secret(options.code());
        SmokeProgress progress = new SmokeProgress(session.surroundings());
        session.diagnostics().beforeLines(progress::clear);
        SmokeReport report = new SmokeReport(options.emrs(), printer, progress, seen);
        try {
            check(session, options, report, start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.sent(ExitCode.INTERRUPTED, "interrupted");
        }
        printer.end(report);
        write(options, report);
        return end(report);
    }

    private static ArrayNode list() {
        ArrayNode rows = Json.array();
        for (SmokeCheck check : SmokeCheck.values()) {
            Operation operation = check.operation();
            rows.addObject()
                    .put("check", check.title())
                    .put("operation", operation == null ? null : operation.command())
                    .put(
                            "needs",
                            check.scope().option().isEmpty()
                                    ? null
                                    : check.scope().option());
        }
        return rows;
    }

    private static void write(SmokeOptions options, SmokeReport report) {
        if (options.junit() != null) {
            SmokeJunit.write(report, options.junit());
        }
        if (options.markdown() != null) {
            SmokeMarkdown.write(report, options.markdown());
        }
    }

    private static void check(Session session, SmokeOptions options, SmokeReport report, long start)
            throws InterruptedException {
        Target target = session.target();
        if (options.scope() != SmokeScope.READ) {
            target.permitWrites("send bookings and patients for a check (smoke "
                    + options.scope().option() + ")");
        }
        if (target.fhir()) {
            FhirApi.requireR4(target.adapter());
        }
        SmokeClient client =
                new SmokeClient(target.adapter(), session.settings().retries());
        SmokeRun run = new SmokeRun(options, target.embedded(), client, report, session.diagnostics());
        if (options.patience() != null) {
            SmokeWait.until(target, options.emrs().get(0), options.patience());
        }
        long longest = options.longest() == null
                ? Long.MAX_VALUE / 2
                : options.longest().toNanos();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread hook = new Thread(() -> {
            interrupted.set(true);
            String[] left = run.interrupt().toArray(new String[0]);
            writeReports(options, report, session.diagnostics());
            session.diagnostics().report(Failure.sent(ExitCode.INTERRUPTED, "interrupted", left));
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            run.run(start + longest);
        } finally {
            if (interrupted.get()) {
                // The hook needs the adapter, which the end of this command would close.
                new CountDownLatch(1).await();
            }
            removeHook(hook);
        }
    }

    private static void writeReports(SmokeOptions options, SmokeReport report, Diagnostics diagnostics) {
        try {
            write(options, report);
        } catch (Failure failure) {
            diagnostics.report(failure);
        }
    }

    private static void removeHook(Thread hook) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            new CountDownLatch(1).await();
        }
    }

    private static int end(SmokeReport report) {
        ExitCode exitCode = report.exitCode();
        if (exitCode == ExitCode.OK) {
            return exitCode.number();
        }
        List<String> details = new ArrayList<>();
        for (Kind kind : new Kind[] {Kind.FAILED, Kind.ERROR}) {
            for (SmokeResult result : report.results()) {
                if (result.kind() == kind && details.size() < 3) {
                    details.add(result.emr() + " " + result.check() + ": " + result.reason());
                }
            }
        }
        int failed = report.count(Kind.FAILED);
        int errors = report.count(Kind.ERROR);
        String all = " of " + report.results().size() + " checks ";
        String message = failed == 0
                ? errors + all + "could not be done"
                : failed + all + "failed" + (errors == 0 ? "" : ", and " + errors + " could not be done");
        throw Failure.sent(exitCode, message, details.toArray(new String[0]));
    }
}
