package ehrctl.command.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.WholeNumber;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.json.Json;
import ehrctl.output.Format;
import ehrctl.output.View;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SettableClock;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** {@code sandbox serve}: the sandbox behind HTTP, until somebody ends it. */
public final class SandboxServeCommand extends ToolCommand {
    private static final String PORT = "--port";
    private static final String BIND = "--bind";
    private static final String AUTH = "--auth";
    private static final String MEMORY = "--memory";
    private static final String CONTROL = "--control";

    public SandboxServeCommand() {
        super("sandbox", "serve", "Serve the sandbox over HTTP; its URL is printed when it accepts connections");
    }

    @Override
    public List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>(List.of(
                Argument.option(PORT, "N", "the port; default a free one"),
                Argument.option(BIND, "ADDRESS", "the address to listen on; default 127.0.0.1"),
                Argument.flag(AUTH, "demand x-leyr-client-id and x-leyr-client-secret, with any value"),
                Argument.flag(MEMORY, "start with an empty sandbox and keep nothing"),
                Argument.flag(CONTROL, "let tests reset it, set its clock and its faults, at /_sandbox/")));
        arguments.addAll(ServedSandbox.arguments());
        return arguments;
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "A fault is METHOD /PATH=ACTION*TIMES. The path is the end of the request's path; * or {name} in it"
                        + " stands for any one part, METHOD may be * too, and without *TIMES it never ends. Actions:"
                        + " a status from 400 to 599 (also 503,retry-after:5), delay:2s, reset (nothing is done, the"
                        + " connection is reset), reset-after (it is done, but nobody hears of it), truncate (it is"
                        + " done, the answer breaks off).",
                "Plain HTTP without TLS, meant for this machine: bound to it, the server answers under localhost,"
                        + " 127.0.0.1 and [::1] only, and 421 under any other name.",
                "With --control, JSON goes both ways at GET /_sandbox/health, POST /_sandbox/reset (all is as at the start),"
                        + " GET and PUT /_sandbox/clock ({\"set\": \"2026-11-23T10:00:00+01:00\", \"advance\": \"90m\","
                        + " \"freeze\": true}, each if wanted), GET /_sandbox/requests (the newest 1000, ids masked), PUT"
                        + " /_sandbox/faults ({\"faults\": [\"POST /appointments=503*2\"]}), POST /_sandbox/snapshot/NAME and"
                        + " POST /_sandbox/restore/NAME.",
                "Standard error says what to export so that other shells use it, and"
                        + " with -v each request with its time. SIGTERM and Ctrl-C end it once running requests are answered.");
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sandbox serve --port 4010 -v",
                "sandbox serve --memory --auth -o json",
                "sandbox serve --memory --control",
                "sandbox serve --fault 'POST /appointments=503*2' --fault 'GET /timeslots=delay:2s'");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3, 9, 130);
    }

    @Override
    public View view(Arguments arguments) {
        return View.of("url", "port").withIds("url", "");
    }

    @Override
    public int run(Session session) {
        Arguments arguments = session.arguments();
        InetSocketAddress address = address(arguments);
        boolean control = arguments.has(CONTROL);
        if (control && !address.getAddress().isLoopbackAddress()) {
            throw Failure.usage(
                    "--control is for this machine only", "use --bind 127.0.0.1 or ::1, or leave --bind out");
        }
        Clock clock = ServedSandbox.clock(session);
        SettableClock settable = control ? new SettableClock(clock) : null;
        ServerOptions options = options(session, settable);
        try (Sandbox sandbox = sandbox(session, settable == null ? clock : settable);
                SandboxServer server = start(sandbox, address, options)) {
            // Runs beside the thread that waits below, and ends what that one would never come to end.
            Thread end = new Thread(() -> end(server, sandbox));
            Runtime.getRuntime().addShutdownHook(end);
            if (!address.getAddress().isLoopbackAddress()) {
                session.diagnostics().note("warning: other machines can reach this server, without TLS");
            }
            tellOthers(session, sandbox, server);
            announce(session, server);
            if (session.diagnostics().outputFailure() == null) {
                new CountDownLatch(1).await();
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void end(SandboxServer server, Sandbox sandbox) {
        server.close();
        sandbox.close();
    }

    private static InetSocketAddress address(Arguments arguments) {
        String port = arguments.text(PORT);
        String bind = arguments.text(BIND);
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(bind == null ? "127.0.0.1" : bind),
                    port == null ? 0 : WholeNumber.parse(port, PORT, 0, 65535));
        } catch (UnknownHostException e) {
            throw Failure.usage("--bind: there is no such address", "use 127.0.0.1, ::1 or 0.0.0.0");
        }
    }

    private static ServerOptions options(Session session, @Nullable SettableClock clock) {
        boolean verbose = session.settings().has(GlobalOption.VERBOSE);
        return new ServerOptions(
                session.arguments().has(AUTH),
                ServedSandbox.faults(session),
                verbose ? line -> session.diagnostics().note(now() + " " + line) : line -> {},
                clock);
    }

    /** Requests come at true times, whatever the sandbox's own clock says. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Sandbox sandbox(Session session, Clock clock) {
        Arguments arguments = session.arguments();
        String file = arguments.text(ServedSandbox.FILE);
        if (arguments.has(MEMORY)) {
            if (file != null) {
                throw Failure.usage("--memory and --file exclude each other");
            }
            return Sandbox.inMemory(clock);
        }
        if (file != null) {
            return Sandbox.open(SandboxPlace.file(file, ServedSandbox.FILE), clock);
        }
        Path place = SandboxPlace.of(session);
        return place.equals(session.settings().sandboxFile())
                ? Sandbox.openDefault(place, clock)
                : Sandbox.open(place, clock);
    }

    private static SandboxServer start(Sandbox sandbox, InetSocketAddress address, ServerOptions options) {
        try {
            return SandboxServer.start(sandbox, address, options);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("in use")) {
                throw Failure.unsent(
                        ExitCode.UNAVAILABLE,
                        "port " + address.getPort() + " is taken by another program",
                        "use another --port, or leave it out for a free one");
            }
            throw Failure.usage(
                    "cannot listen on " + address.getAddress().getHostAddress() + " port " + address.getPort(),
                    "--bind must be an address of this machine; ports below 1024 may need privileges");
        }
    }

    /** What to paste into a shell whose commands are to go here. */
    private static void tellOthers(Session session, Sandbox sandbox, SandboxServer server) {
        String given = session.settings().value(GlobalOption.EMR);
        String emr = given == null || Ehrs.find(given) == null ? Ehrs.SANDBOX_DEFAULT : given;
        StringBuilder line = new StringBuilder("for other shells: export");
        for (Map.Entry<String, String> variable :
                SandboxVariables.of(session, sandbox, server.url(), emr).entrySet()) {
            line.append(' ').append(variable.getKey()).append('=').append(variable.getValue());
        }
        session.diagnostics().note(line.toString());
    }

    /** One line that says where it is, in every format. */
    private static void announce(Session session, SandboxServer server) {
        Format format = session.settings().format();
        if (format == Format.TABLE && !session.arguments().has(GlobalOption.FIELDS.longName())) {
            session.print(JsonNodeFactory.instance.textNode(server.url()));
            return;
        }
        ObjectNode where = Json.object()
                .put("url", server.url())
                .put("port", server.address().getPort());
        if (format == Format.JSON) {
            session.write(Json.compact(where) + "\n");
        } else {
            session.print(where);
        }
    }
}
