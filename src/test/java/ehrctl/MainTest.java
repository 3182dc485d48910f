package ehrctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.command.line.Surroundings;
import ehrctl.harness.Cli;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.org.webcompere.systemstubs.environment.EnvironmentVariables;
import uk.org.webcompere.systemstubs.jupiter.SystemStub;
import uk.org.webcompere.systemstubs.jupiter.SystemStubsExtension;
import uk.org.webcompere.systemstubs.properties.SystemProperties;

/** The process boundary: environment, properties of the launcher, and streams that break. */
@ExtendWith(SystemStubsExtension.class)
class MainTest {
    @SystemStub
    private EnvironmentVariables environment;

    @SystemStub
    private SystemProperties properties;

    @TempDir
    Path dir;

    @Test
    void theEnvironmentReachesTheCommand() {
        environment
                .set("XDG_STATE_HOME", dir.toString())
                .set("EHRCTL_EMR", "takecare")
                .set("EHRCTL_OUTPUT", "id");
        Surroundings real = ProcessStreams.surroundings();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = Main.run(new String[] {"care-units", "list"}, with(real.environment(), out, out));
        assertEquals("10\nL0_10\n", out.toString(StandardCharsets.UTF_8));
        assertEquals(0, exit);
    }

    @Test
    void theLauncherSaysWhichStreamsAreTerminalsAndHowWide() {
        properties.set("ehrctl.terminals", "2").set("ehrctl.columns", "40");
        Surroundings surroundings = ProcessStreams.surroundings();
        assertFalse(surroundings.outIsTerminal());
        assertTrue(surroundings.errIsTerminal());
        assertEquals(40, surroundings.columns());
    }

    @Test
    void aWidthThatIsNoNumberCountsAsUnknown() {
        properties.set("ehrctl.terminals", "1").set("ehrctl.columns", "wide");
        assertEquals(0, ProcessStreams.surroundings().columns());
    }

    @Test
    void aClosedPipeEndsQuietlyWithTheCommandsOwnCode() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(0, run(new Broken("Broken pipe"), err, "care-units", "list"));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aFullDiskEndsWithOneAndSaysWhetherSomethingWasSent() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(1, run(new Broken("No space left on device"), err, "care-units", "list"));
        assertEquals(
                "ehrctl: standard output cannot be written; nothing was changed\n",
                err.toString(StandardCharsets.UTF_8));
        err.reset();
        int booked = run(
                new Broken("No space left on device"),
                err,
                ("appointments create --start 2026-11-23T10:00 --duration 30m --resource-id 101"
                                + " --healthcare-service-id 202 --patient-id 301")
                        .split(" ", -1));
        assertEquals(1, booked);
        assertEquals(
                "ehrctl: standard output cannot be written; the request was sent\n",
                err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aBrokenErrorStreamDoesNotChangeTheExitCode() {
        assertEquals(2, run(new ByteArrayOutputStream(), new Broken("Bad file descriptor"), "nonsense"));
    }

    @Test
    void aStackTraceIsShownOnlyWhereItWasAskedFor() {
        Cli.Result plain = new Cli(dir).run("care-units", "get", "L0_9");
        assertFalse(plain.err().contains("at ehrctl."), plain.err());
        Cli.Result debugged = new Cli(dir).with("EHRCTL_DEBUG", "1").run("care-units", "get", "L0_9");
        assertTrue(debugged.err().contains("at ehrctl."), debugged.err());
        assertEquals(plain.exit(), debugged.exit());
    }

    @Test
    void aStackTraceRepeatsNoMessageOfOthers() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Cli cli = new Cli(dir).with("EHRCTL_DEBUG", "1");
        OutputStream crash = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("Tolvan", new IllegalArgumentException("Tolvansson"));
            }
        };
        assertEquals(1, cli.run(crash, err, "care-units", "list"));
        String shown = err.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("Caused by: java.lang.IllegalArgumentException\n\tat "), shown);
        assertTrue(shown.contains("\nehrctl: internal error: IllegalStateException\n"), shown);
        assertFalse(shown.contains("Tolvan"), shown);
    }

    @Test
    void whatEndsAnotherThreadIsReportedWithoutItsMessage() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Main.OtherThreads handler = new Main.OtherThreads(
                with(new Cli(dir).with("EHRCTL_DEBUG", "1").environment(), OutputStream.nullOutputStream(), err));
        handler.uncaughtException(Thread.currentThread(), new IllegalStateException("Tolvan"));
        String shown = err.toString(StandardCharsets.UTF_8);
        assertTrue(shown.startsWith("java.lang.IllegalStateException\n\tat ehrctl."), shown);
        assertTrue(shown.contains("ehrctl: internal error: IllegalStateException\n"), shown);
    }

    @Test
    void colourIsForTerminalsUnlessForced() {
        assertFalse(escapes(new Cli(dir)));
        assertTrue(escapes(new Cli(dir).terminal(100)));
        assertFalse(escapes(new Cli(dir).terminal(100).with("NO_COLOR", "1")));
        assertTrue(escapes(new Cli(dir).terminal(100).with("NO_COLOR", "")));
        assertTrue(escapes(new Cli(dir).with("CLICOLOR_FORCE", "1")));
    }

    @Test
    void aValueThatNeverEndsIsRefused() {
        Cli.Result result = new Cli(dir).run("appointments", "get", "@/dev/zero");
        assertEquals("ehrctl: ID is larger than 32 MiB\n", result.err());
        assertEquals(2, result.exit());
    }

    @Test
    void aMessageIsCutWhereAnIdInItIsLong() {
        Cli.Result result = new Cli(dir).run("care-units", "get", "x".repeat(100_000));
        assertEquals(5, result.exit());
        assertTrue(result.err().length() < 1_200, result.err());
    }

    @Test
    void helpIsShownWhereverItIsAskedFor() {
        Cli.Result help = new Cli(dir).run("help", "patients", "get");
        assertTrue(help.out().startsWith("Usage: ehrctl patients get"), help.out());
        for (String line : List.of(
                "patients get --help",
                "patients get 301 -h",
                "patients get --nonsense --help",
                "-h patients get",
                "--emr webdoc patients -h get",
                "patients get -vh")) {
            assertEquals(help, new Cli(dir).run(line.split(" ", -1)), line);
        }
        Cli.Result noun = new Cli(dir).run("patients", "-h");
        assertTrue(noun.out().startsWith("Usage: ehrctl patients VERB"), noun.out());
        assertEquals(noun, new Cli(dir).run("help", "patients"));
    }

    private static boolean escapes(Cli cli) {
        return cli.run("care-units", "list").out().contains("\u001b[");
    }

    private int run(OutputStream out, OutputStream err, String... arguments) {
        return Main.run(arguments, with(new Cli(dir).environment(), out, err));
    }

    private static Surroundings with(Map<String, String> environment, OutputStream out, OutputStream err) {
        return new Surroundings(
                new ByteArrayInputStream(new byte[0]), out, err, Map.copyOf(environment), false, false, 0, 0);
    }

    /** A stream that cannot be written. */
    private static final class Broken extends OutputStream {
        private final String reason;

        Broken(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }
}
