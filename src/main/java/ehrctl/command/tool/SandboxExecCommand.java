package ehrctl.command.tool;

import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.Argument;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code sandbox exec}: runs a program with a sandbox server of its own, which is gone afterwards. */
public final class SandboxExecCommand extends ToolCommand {
    private static final String COMMAND = "CMD";

    public SandboxExecCommand() {
        super("sandbox", "exec", "Run a program with a sandbox server of its own, which is gone afterwards");
    }

    @Override
    public List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>(ServedSandbox.arguments());
        arguments.add(Argument.positional(COMMAND, "the program and its arguments; write -- in front of it")
                .repeatable());
        return arguments;
    }

    @Override
    public boolean stopsAtPositional() {
        return true;
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "The server starts afresh on a free port of 127.0.0.1, without TLS, and keeps nothing but with --file. The"
                        + " program finds it in EHRCTL_API and LEYR_BASE_URL; EHRCTL_EMR is --emr or "
                        + Ehrs.SANDBOX_DEFAULT + ", EHRCTL_CARE_UNIT is --care-unit or the EHR's first,"
                        + " EHRCTL_TIME_ZONE is --time-zone or the care unit's. An ehrctl among what runs then takes the"
                        + " first care unit of whatever --emr it is given. --fault is explained under sandbox serve.",
                "The program finds no credentials of yours: EHRCTL_CLIENT_ID and EHRCTL_CLIENT_SECRET are sandbox, and"
                        + " EHRCTL_PROFILE is not set.",
                "Signals reach the program, and its exit code is that of this command: 126 where it cannot be run, 127"
                        + " where there is none, 128+n where signal n ended it.");
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sandbox exec -- npm test",
                "sandbox exec --clock 2026-11-23T09:00:00+01:00 --fault 'POST /appointments=503*1' -- npm test",
                "sandbox exec --emr webdoc -- sh -c 'curl \"$EHRCTL_API/api/emrs/$EHRCTL_EMR/care-units\"'");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 5, 9, 130);
    }

    @Override
    public int run(Session session) {
        if (session.arguments().has(GlobalOption.API.longName())) {
            throw Failure.usage("sandbox exec has a server of its own: --api does not apply");
        }
        List<String> command = session.arguments().positionals();
        ServerOptions options = new ServerOptions(false, ServedSandbox.faults(session), line -> {});
        try (ChildProcess child = new ChildProcess(command, session.surroundings());
                Sandbox sandbox = sandbox(session)) {
            String emr = emr(session);
            requireCareUnit(session, sandbox, emr);
            try (SandboxServer server = start(sandbox, options)) {
                return child.run(variables(session, sandbox, server.url(), emr), Set.of("EHRCTL_PROFILE"));
            }
        }
    }

    /** No credentials for another API are among them: what the program sends goes over plain http. */
    private static Map<String, String> variables(Session session, Sandbox sandbox, String url, String emr) {
        Map<String, String> variables = SandboxVariables.of(session, sandbox, url, emr);
        variables.put("LEYR_BASE_URL", url);
        variables.put("EHRCTL_CLIENT_ID", "sandbox");
        variables.put("EHRCTL_CLIENT_SECRET", "sandbox");
        return variables;
    }

    private static String emr(Session session) {
        String given = session.settings().value(GlobalOption.EMR);
        String emr = given == null ? Ehrs.SANDBOX_DEFAULT : given;
        if (Ehrs.find(emr) == null) {
            throw Failure.unsent(ExitCode.NOT_FOUND, "the sandbox knows no such EHR: " + emr, "see: ehrctl ehrs list");
        }
        return emr;
    }

    private static void requireCareUnit(Session session, Sandbox sandbox, String emr) {
        String given = session.settings().value(GlobalOption.CARE_UNIT);
        if (given != null
                && session.arguments().has(GlobalOption.CARE_UNIT.longName())
                && sandbox.zone(emr, given) == null) {
            throw Failure.unsent(
                    ExitCode.NOT_FOUND,
                    "the sandbox knows no such care unit: " + given,
                    "see: ehrctl care-units list --emr " + emr);
        }
    }

    private static Sandbox sandbox(Session session) {
        String file = session.arguments().text(ServedSandbox.FILE);
        Clock clock = ServedSandbox.clock(session);
        return file == null
                ? Sandbox.inMemory(clock)
                : Sandbox.open(SandboxPlace.file(file, ServedSandbox.FILE), clock);
    }

    private static SandboxServer start(Sandbox sandbox, ServerOptions options) {
        try {
            InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return SandboxServer.start(sandbox, new InetSocketAddress(here, 0), options);
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.UNAVAILABLE, "no free port of 127.0.0.1 can be had");
        }
    }
}
