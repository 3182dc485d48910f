package ehrctl.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.Operation;
import ehrctl.command.Commands;
import ehrctl.command.Tool;
import ehrctl.command.line.Argument;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Command;
import ehrctl.harness.Cli;
import ehrctl.harness.EchoServer;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends canaries through every command line and every door, and looks for them everywhere but in answers on
 * standard output, and in the bodies and headers that must carry them.
 */
@Timeout(600)
class CanaryTest {
    @TempDir
    Path folder;

    private CanaryRun canaries;

    @BeforeEach
    void fillTheNest() throws IOException {
        canaries = new CanaryRun(folder);
    }

    @Test
    void everyCommandHasItsCanaries() {
        Set<String> sung = new TreeSet<>();
        for (Operation operation : Operation.values()) {
            sung.add(operation.command());
        }
        for (Tool tool : Tool.values()) {
            if (!canaries.lines.of(tool).isEmpty()) {
                sung.add((tool.noun() + " " + tool.command().verb()).strip());
            }
        }
        Set<String> commands = new TreeSet<>();
        for (Command command : Commands.all()) {
            commands.add((command.noun() + " " + command.verb()).strip());
        }
        Set<String> silent = new TreeSet<>(commands);
        silent.removeAll(sung);
        assertEquals(Set.of(), silent, "commands without canaries in CanaryLines");
        sung.removeAll(commands);
        assertEquals(Set.of(), sung, "commands that no noun of the command line leads to; see Noun");
    }

    @Test
    void theSearchFindsWhatItLooksFor() {
        for (String text : new String[] {
            "<19 71 10 02 1834>",
            "711002-1834",
            "id=a2FuYXJpLWNsaWVudC03",
            "eGthbmFyaS1jbGllbnQtNw==",
            "sittpinne+%26+s%c3%b6ner",
            "\\u0036\\u0031 KANARI\\u002b1@EXAMPLE.ORG kanari+1@example.org"
        }) {
            assertFalse(CanarySearch.in(text).isEmpty(), text);
        }
        assertEquals(List.of(), CanarySearch.in("1971-10-02 a kanari 10-99189"));
    }

    @Test
    void noOperationTellsAnythingEmbedded() throws IOException {
        assertTrue(canaries.everythingAt("sandbox").containsAll(Set.of(0, 2, 5, 8)));
        canaries.assertNoLeaks();
    }

    @Test
    void noOperationTellsAnythingOverHttpNorDoesTheServer() throws IOException {
        List<String> accessLines = new CopyOnWriteArrayList<>();
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
                SandboxServer server = SandboxServer.start(
                        sandbox,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new ServerOptions(true, List.of(), accessLines::add))) {
            assertTrue(canaries.everythingAt(server.url()).containsAll(Set.of(0, 5, 8)));
        }
        assertFalse(accessLines.isEmpty());
        for (String line : accessLines) {
            canaries.look("access line", line);
        }
        canaries.assertNoLeaks();
    }

    @Test
    void noUrlHoldsWhatAHeaderOrABodyCanCarry() throws IOException {
        try (EchoServer server = new EchoServer(EchoServer.Answer.REFUSED)) {
            for (List<String> line : canaries.operations()) {
                boolean find = line.get(1).equals("find");
                boolean bare = line.get(0).equals("timeslots");
                List<String> more = List.of("--retries", "0", "--no-check", "--id-via-header");
                if (!find && !bare) {
                    canaries.run(canaries.cli(server.url()), false, line, more);
                }
            }
            assertTrue(server.targets.size() > 50, () -> "only " + server.targets.size());
            server.targets.forEach(target -> canaries.look("URL", target));
            server.targets.clear();
            for (List<String> line : canaries.operations()) {
                canaries.run(canaries.cli(server.url()), false, line, List.of("--retries", "0"));
            }
            for (String target : server.targets) {
                for (String found : CanarySearch.in(target)) {
                    String canary = found.substring(0, found.indexOf(' '));
                    boolean named = target.contains("patients?") && canary.endsWith("_NAME");
                    if (!named && !Set.of("HSA", "EMR_RESOURCE", "EMR_PATIENT").contains(canary)) {
                        canaries.leaks.add(found + " in the URL " + target);
                    }
                }
            }
        }
        canaries.assertNoLeaks();
    }

    @Test
    void aValueInTheWrongPlaceIsNotRepeated() throws IOException {
        String number = Canary.SE_PATIENT.value();
        for (Command command : Commands.all()) {
            List<String> line = line(command);
            List<List<String>> wrong = new ArrayList<>(List.of(
                    List.of(number),
                    List.of("--" + number),
                    List.of("-" + number),
                    List.of("--patinet-id=" + number),
                    List.of("--patinet-id", number),
                    List.of("--header", number),
                    List.of("--header", "x-" + number + ": " + number),
                    List.of("--header", "x: header:" + number),
                    List.of("--resource-id-header", "x-" + number, "--id-via-header")));
            for (Argument argument : command.arguments()) {
                if (argument.placeholder() != null && !argument.positional()) {
                    String name = argument.name().split(" ", -1)[0];
                    wrong.add(List.of(name, number));
                    wrong.add(List.of(name, "@" + number));
                    wrong.add(List.of(name + "=no_such_type:" + number));
                }
            }
            for (GlobalOption option : GlobalOption.values()) {
                wrong.add(List.of(option.longName() + "=" + number));
            }
            boolean serves = command.verb().equals("serve");
            boolean answers = Set.of("profiles", "ehrs").contains(command.noun());
            for (List<String> more : wrong) {
                List<String> shown = new ArrayList<>(more);
                shown.addAll(serves ? List.of("--port", "no") : List.of("--dry-run"));
                boolean first = command.stopsAtPositional();
                canaries.run(canaries.cli(), answers, first ? shown : line, first ? line : shown);
            }
        }
        for (String line :
                List.of("N", "patients N", "help N", "help patients N", "N N", "--N", "--x=N patients get")) {
            canaries.run(
                    canaries.cli(), false, List.of(line.replace("N", number).split(" ", -1)), List.of());
        }
        canaries.assertNoLeaks();
    }

    /** A short way through the command, with no canary in it. */
    private static List<String> line(Command command) {
        List<String> line = new ArrayList<>(List.of(command.noun()));
        if (!command.verb().isEmpty()) {
            line.add(command.verb());
        }
        switch (command.noun()) {
            case "smoke" -> line.addAll(List.of("--emr", "nowhere"));
            case "api" -> line.addAll(List.of("GET", "/care-units"));
            case "batch" -> line.add("-");
            case "sandbox" -> line.addAll(command.stopsAtPositional() ? List.of("true") : List.of());
            case "completion", "profiles", "ids", "ehrs" -> {}
            default -> {
                for (Argument argument : command.arguments()) {
                    if (argument.positional()) {
                        line.add("A1");
                    }
                }
            }
        }
        return line;
    }
}
