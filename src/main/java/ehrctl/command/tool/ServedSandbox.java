package ehrctl.command.tool;

import ehrctl.command.line.Argument;
import ehrctl.command.session.Session;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.Fault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What every sandbox behind HTTP can be told on the command line. */
final class ServedSandbox {
    static final String CLOCK = "--clock";
    static final String FILE = "--file";
    private static final String FAULT = "--fault";

    private ServedSandbox() {}

    static List<Argument> arguments() {
        return List.of(
                Argument.option(
                        CLOCK,
                        "INSTANT",
                        "the sandbox's time in ISO 8601, which then stands still; default EHRCTL_SANDBOX_CLOCK"),
                Argument.option(FILE, "FILE", "keep the sandbox's state there"),
                Argument.option(FAULT, "SPEC", "fail on purpose: 'POST /appointments=503*2'")
                        .repeatable());
    }

    static Clock clock(Session session) {
        String given = session.arguments().text(CLOCK);
        return given == null
                ? SandboxClock.of(session.surroundings().variable("EHRCTL_SANDBOX_CLOCK"))
                : SandboxClock.of(given, CLOCK);
    }

    static List<Fault> faults(Session session) {
        List<Fault> faults = new ArrayList<>();
        for (String fault : session.arguments().texts(FAULT)) {
            faults.add(Fault.parse(fault));
        }
        return faults;
    }
}
