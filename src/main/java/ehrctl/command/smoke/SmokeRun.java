package ehrctl.command.smoke;

import ehrctl.api.Ehrs;
import ehrctl.command.session.Diagnostics;
import ehrctl.command.smoke.SmokeResult.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Does the checks at all EHRs, several at a time, until they are done or time is up. */
final class SmokeRun {
    /** For how long a check that is in the middle of something may go on when time is up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SmokeOptions options;
    private final SmokeClient client;
    private final SmokeReport report;
    private final Diagnostics diagnostics;
    private final SmokeBookings bookings = new SmokeBookings();
    private final List<SmokeVisit> visits = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile @Nullable Throwable bug;

    SmokeRun(SmokeOptions options, boolean embedded, SmokeClient client, SmokeReport report, Diagnostics diagnostics) {
        this.options = options;
        this.client = client;
        this.report = report;
        this.diagnostics = diagnostics;
        for (String emr : options.emrs()) {
            SmokeFacts facts = new SmokeFacts(Ehrs.find(emr), embedded, options.strict());
            visits.add(new SmokeVisit(emr, facts, options, client, bookings));
        }
    }

    /** Comes back when the report is complete and every booking is cancelled. */
    void run(long deadline) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(options.parallel(), visits.size()); i++) {
            Thread worker = new Thread(this::work, "smoke-" + i);
            // A check that hangs must not keep the process alive.
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        boolean done;
        try {
            done = ended(workers, deadline);
        } catch (InterruptedException e) {
            client.end(CheckEnd.error("not done: interrupted"));
            note(bookings.release(null));
            throw e;
        }
        if (!done) {
            CheckEnd late = CheckEnd.error("not done within --max-time");
            client.end(late);
            for (Thread worker : workers) {
                worker.interrupt();
            }
            ended(workers, System.nanoTime() + GRACE.toNanos());
            note(bookings.release(null));
            report.close(late);
        }
        Throwable thrown = bug;
        if (thrown != null) {
            note(bookings.release(null));
            throw new IllegalStateException("a check broke", thrown);
        }
    }

    private static boolean ended(List<Thread> workers, long deadline) throws InterruptedException {
        for (Thread worker : workers) {
            long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            worker.join(left);
            if (worker.isAlive()) {
                return false;
            }
        }
        return true;
    }

    private void work() {
        try {
            for (int i = next.getAndIncrement(); i < visits.size(); i = next.getAndIncrement()) {
                SmokeSuite suite = new SmokeSuite(visits.get(i), diagnostics);
                for (SmokeCheck check : SmokeCheck.values()) {
                    SmokeResult result = suite.result(check);
                    report.add(i, result);
                    if (options.failFast() && (result.kind() == Kind.FAILED || result.kind() == Kind.ERROR)) {
                        client.end(CheckEnd.skipped("not done after a failure (--fail-fast)"));
                    }
                }
            }
        } catch (RuntimeException | Error e) {
            bug = e;
            client.end(CheckEnd.error("not done after an internal error"));
        }
    }

    private void note(List<String> problems) {
        for (String problem : problems) {
            diagnostics.note(problem);
        }
    }

    /** Ctrl-C: nothing more is checked, what was booked is cancelled; answers what stays behind. */
    List<String> interrupt() {
        client.end(CheckEnd.error("not done: interrupted"));
        List<String> lines = new ArrayList<>(bookings.release(null));
        LeftBehind left = new LeftBehind();
        for (SmokeVisit visit : visits) {
            left.addAll(visit.left);
        }
        lines.add(0, left.text());
        report.close(CheckEnd.error("not done: interrupted"));
        return lines;
    }
}
