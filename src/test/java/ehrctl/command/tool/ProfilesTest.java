package ehrctl.command.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles and credentials through the front door; nothing listens at the addresses, so what is sent ends with 9. */
class ProfilesTest {
    private static final String SECRET = "canary-secret-7f3a";

    @TempDir
    Path home;

    private Cli cli;
    private Path config;

    @BeforeEach
    void startAfresh() {
        cli = new Cli(home);
        config = home.resolve("config/ehrctl/config.json");
    }

    private Cli.Result ok(String... arguments) {
        Cli.Result result = cli.run(arguments);
        assertEquals(0, result.exit(), result.err());
        return result;
    }

    @Test
    void aProfileIsWrittenForItsOwnerOnly() throws IOException {
        ok("profiles", "set", "test", "emr=webdoc");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(config)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(config.getParent())));
    }

    @Test
    void theProfileInUseComesAfterOptionAndEnvironment() {
        ok("profiles", "set", "test", "emr=webdoc", "output=csv");
        ok("profiles", "use", "test");
        assertTrue(ok("resources", "list").out().contains("SE2321000131-E000000012345"));
        assertTrue(ok("care-units", "list").out().startsWith("id,name,"));
        assertTrue(ok("care-units", "list", "-o", "id").out().startsWith("L0_1\n"));
        cli.with("EHRCTL_EMR", "takecare");
        assertEquals(
                "10",
                ok("care-units", "list", "-o", "id").out().lines().findFirst().orElse(""));
    }

    @Test
    void errorsAreJsonWhereOnlyTheProfileSaysSo() {
        ok("profiles", "set", "test", "output=json");
        ok("profiles", "set", "other", "output=csv");
        for (String line : new String[] {"care-units get L0_9", "care-units list --nonsense", "nonsense"}) {
            assertFalse(cli.run(line.split(" ")).err().contains("{"), line);
            assertTrue(cli.run((line + " -p test").split(" ")).err().startsWith("{\"error\":"), line);
            assertTrue(cli.run((line + " --profile=test").split(" ")).err().startsWith("{\"error\":"), line);
        }
        ok("profiles", "use", "test");
        assertTrue(cli.run("nonsense").err().startsWith("{\"error\":"));
        assertFalse(cli.run("nonsense", "-o", "table").err().contains("{"));
        assertFalse(cli.run("nonsense", "-pother").err().contains("{"));
    }

    @Test
    void originsAreNamedAndSecretsAreNotShown() throws IOException {
        Path id = Files.writeString(home.resolve("id"), "canary-id-51\n");
        ok("profiles", "set", "test", "api=https://api.example.org", "client_id=@" + id, "client_secret_file=" + id);
        cli.with("EHRCTL_EMR", "dips").with("EHRCTL_CLIENT_SECRET", SECRET);
        String shown = ok("profiles", "show", "test", "--origin", "-o", "csv", "--care-unit", "L0_2")
                .out();
        assertTrue(shown.contains("api,https://api.example.org,profile test"), shown);
        assertTrue(shown.contains("emr,dips,environment"), shown);
        assertTrue(shown.contains("care_unit,L0_2,option"), shown);
        assertTrue(shown.contains("output,csv,option"), shown);
        assertTrue(shown.contains("client_id,set,profile test"), shown);
        assertTrue(shown.contains("EHRCTL_CLIENT_SECRET,set,environment"), shown);
        assertFalse(shown.contains("canary"), shown);
    }

    @Test
    void aClientIdOnTheCommandLineIsRefused() {
        Cli.Result result = cli.run("profiles", "set", "test", "client_id=canary-id-51");
        assertEquals(2, result.exit());
        assertFalse(result.err().contains("canary"), result.err());
        assertFalse(Files.exists(config));
    }

    @Test
    void anUnknownKeyInTheFileIsReportedWithTheNearest() throws IOException {
        ok("profiles", "set", "test", "emr=webdoc");
        Files.writeString(config, Files.readString(config).replace("\"emr\"", "\"emrr\""));
        Cli.Result result = cli.run("care-units", "list", "-p", "test");
        assertEquals(3, result.exit());
        assertTrue(result.err().contains("unknown key emrr in the profile test; did you mean emr?"), result.err());
    }

    @Test
    void aBrokenFileAndAMissingProfileEndWithThree() throws IOException {
        assertEquals(3, cli.run("care-units", "list", "-p", "nowhere").exit());
        Files.createDirectories(config.getParent());
        Files.writeString(config, "{\"profiles\": {");
        Cli.Result result = cli.run("care-units", "list");
        assertEquals(3, result.exit());
        assertTrue(result.err().contains("not JSON at line 1"), result.err());
    }

    @Test
    void removingTheProfileInUseLeavesNone() {
        ok("profiles", "set", "test", "emr=webdoc");
        ok("profiles", "use", "test");
        ok("profiles", "remove", "test");
        assertEquals("[]\n", ok("profiles", "list", "-o", "json").out());
        assertTrue(ok("resources", "list").out().contains("Lege"));
    }

    private Cli.Result remote(String... more) {
        String[] arguments = new String[more.length + 8];
        System.arraycopy(
                new String[] {"resources", "list", "--emr", "webdoc", "--care-unit", "L0_1", "--retries", "0"},
                0,
                arguments,
                0,
                8);
        System.arraycopy(more, 0, arguments, 8, more.length);
        return cli.run(arguments);
    }

    @Test
    void withoutCredentialsNothingIsSentToAnotherMachine() {
        Cli.Result result = remote("--api", "https://api.invalid");
        assertEquals(3, result.exit());
        assertTrue(result.err().contains("credentials are missing"), result.err());
    }

    @Test
    void credentialsOfOneOriginAreNotSentToAnother() {
        cli.with("EHRCTL_API", "https://one.invalid")
                .with("EHRCTL_CLIENT_ID", "canary-id-51")
                .with("EHRCTL_CLIENT_SECRET", SECRET);
        assertEquals(9, remote().exit());
        for (String other : new String[] {"https://two.invalid", "https://one.invalid:8443"}) {
            Cli.Result result = remote("--api", other);
            assertEquals(3, result.exit(), other);
            assertTrue(result.err().contains("belong to another API"), result.err());
            assertFalse(result.err().contains("canary"), result.err());
        }
    }

    @Test
    void credentialsInTheEnvironmentServeTheApiOptionWhereNoVariableNamesOne() {
        cli.with("EHRCTL_CLIENT_ID", "id").with("EHRCTL_CLIENT_SECRET", SECRET);
        assertEquals(9, remote("--api", "https://one.invalid").exit());
        ok("profiles", "set", "test", "api=https://one.invalid");
        assertEquals(3, remote("-p", "test").exit());
    }

    @Test
    void halfOfTheCredentialsIsNotEnough() {
        cli.with("EHRCTL_CLIENT_ID", "id");
        Cli.Result result = remote("--api", "https://one.invalid");
        assertEquals(3, result.exit());
        assertTrue(result.err().contains("EHRCTL_CLIENT_SECRET is missing"), result.err());
    }

    @Test
    void aSecretFileThatOthersCanReadIsRefused() throws IOException {
        Path id = Files.writeString(home.resolve("id"), "id");
        Path secret = Files.writeString(home.resolve("secret"), SECRET + "\n");
        ok("profiles", "set", "test", "api=https://one.invalid", "client_id=@" + id, "client_secret_file=" + secret);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        Cli.Result refused = remote("-p", "test");
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("others may read"), refused.err());
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertEquals(9, remote("-p", "test").exit());
        assertEquals(3, remote("-p", "test", "--api", "https://two.invalid").exit());
    }

    @Test
    void aCommandMayPrintTheSecret() throws IOException {
        Path id = Files.writeString(home.resolve("id"), "id");
        ok("profiles", "set", "test", "api=https://one.invalid", "client_id=@" + id);
        ok("profiles", "set", "test", "client_secret_command=[\"echo\",\"" + SECRET + "\"]");
        assertEquals(9, remote("-p", "test").exit());
        ok("profiles", "set", "test", "client_secret_command=[\"false\"]");
        Cli.Result failed = remote("-p", "test");
        assertEquals(3, failed.exit());
        assertTrue(failed.err().contains("client_secret_command ended with 1"), failed.err());
        assertEquals(
                2,
                cli.run("profiles", "set", "test", "client_secret_command=echo").exit());
    }

    @Test
    void aMisspeltSettingIsRefusedWithTheNearest() {
        Cli.Result result = cli.run("profiles", "set", "test", "care_unt=L0_1");
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("did you mean care_unit?"), result.err());
    }
}
