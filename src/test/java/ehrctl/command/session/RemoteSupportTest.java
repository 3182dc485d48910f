package ehrctl.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not supported, asked of an API over HTTP: operations are sent with a hint, types of id are refused before. */
class RemoteSupportTest {
    private static final String HINT = "is documented as not yet supporting";

    @TempDir
    Path dir;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Sandbox sandbox;
    private SandboxServer server;

    @BeforeEach
    void serve() throws Exception {
        sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = SandboxServer.start(sandbox, anyPort, new ServerOptions(true, List.of(), lines::add));
    }

    @AfterEach
    void close() {
        server.close();
        sandbox.close();
    }

    private Cli.Result run(String line) throws Exception {
        Files.writeString(dir.resolve("number"), "26858605848\n");
        return new Cli(dir)
                .with("EHRCTL_API", server.url())
                .with("EHRCTL_CLIENT_ID", "sandbox")
                .with("EHRCTL_CLIENT_SECRET", "sandbox")
                .with("EHRCTL_CARE_UNIT", "L0_1")
                .run(line.replace("$DIR", dir.toString()).split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patients find --emr anitasystems --last-name Hansen",
                "appointments get --emr anitasystems A1",
                "appointments update --emr kaddio A1 --comment x",
                "documents list --emr kaddio --patient-id 302",
                "medical-notes list --emr pridok --patient-id 301"
            })
    void whatAnEhrIsDocumentedNotToDoYetIsSentWithOneHint(String line) throws Exception {
        Cli.Result result = run(line);
        assertEquals(8, result.exit(), result.err());
        assertEquals(2, result.err().split(HINT, -1).length, result.err());
        assertTrue(result.err().contains("(NOT_SUPPORTED)"), result.err());
        assertEquals(1, lines.size());
        assertFalse(run(line + " --no-check").err().contains(HINT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patients get --emr kaddio no_personal_number:26858605848",
                "patients get --emr kaddio nhs_number:9000000009",
                "resources get --emr dips hsa_id:SE2321000131-E000000012345",
                "resources get --emr webdoc no_personal_number:@$DIR/number",
                "appointments list --emr epic --resource-id se_personal_number:191212121212",
                "timeslots list --emr takecare --resource-id 191212121212"
            })
    void aTypeOfIdThatIsNotDocumentedIsNotSent(String line) throws Exception {
        Cli.Result result = run(line);
        assertEquals(8, result.exit(), result.err());
        assertTrue(lines.isEmpty(), lines::toString);
    }

    @Test
    void whatIsOnlyChosenDoesNotHintAnybody() throws Exception {
        Cli.Result result = run("documents list --emr muntra --patient-id 301");
        assertEquals(8, result.exit());
        assertFalse(result.err().contains("hint"), result.err());
        assertEquals(
                7,
                run("patients create --emr konfidens --first-name A --last-name B")
                        .exit());
        assertEquals(2, lines.size());
    }

    @Test
    void whoMadeSomethingIsSentAsItIsNamed() throws Exception {
        String note = "medical-notes create --emr webdoc --patient-id L0_12345 --title T --unstructured x --dry-run"
                + " --created-by-id ";
        assertTrue(run(note + "101").out().contains("\"created_by_id\": \"***\""));
        assertTrue(run(note + "emr_id:101").out().contains("\"created_by_id\": \"***\""));
        assertTrue(run(note + "hsa_id:SE2321000131-E000000012345").out().contains("\"created_by_id\": \"hsa_id:***\""));
        Cli.Result byHeader = run(note + "se_personal_number:191212121212");
        assertTrue(byHeader.out().contains("\"created_by_id\": \"header:x-resource-id\""), byHeader.out());
        assertTrue(byHeader.out().contains("x-resource-id: se_personal_number:***"), byHeader.out());
        assertTrue(lines.isEmpty());
    }
}
