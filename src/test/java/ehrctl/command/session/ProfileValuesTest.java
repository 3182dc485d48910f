package ehrctl.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What profiles hold is checked when it is set and when it is read, and no change of them is lost. */
class ProfileValuesTest {
    @TempDir
    Path home;

    private Cli cli;
    private Path config;

    @BeforeEach
    void startAfresh() {
        cli = new Cli(home);
        config = home.resolve("config/ehrctl/config.json");
    }

    private void write(String profile) throws IOException {
        Files.createDirectories(
                config.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(config, "{\"profiles\":{\"a\":" + profile + ",\"good\":{\"emr\":\"webdoc\"}}}");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aWrongValueInTheFileIsAFaultOfTheFileForEveryCommandThatUsesIt() throws IOException {
        for (String profile : List.of(
                "{\"api\":\"\"}",
                "{\"api\":\"x\\u0000\"}",
                "{\"api\":\"sandbox:a\\u0000b\"}",
                "{\"api\":\"localhost:8080\"}",
                "{\"api\":7}",
                "{\"emr\":{}}",
                "{\"output\":\"xml\"}",
                "{\"time_zone\":\"Mars\"}",
                "{\"client_id\":\"\\ufeffid\"}",
                "{\"client_secret_file\":\"/no/such/file\"}",
                "{\"client_secret_file\":\"a\\u0000\"}",
                "{\"client_secret_command\":[]}",
                "{\"client_secret_command\":[\"a\\u0000\"]}",
                "{\"client_secret_command\":\"pass\"}")) {
            write(profile);
            for (String line : List.of("ehrs list", "care-units list --dry-run", "profiles show", "sandbox path")) {
                Cli.Result result = cli.run((line + " -p a").split(" "));
                assertEquals(3, result.exit(), profile + " " + line + result.err());
                assertTrue(result.err().startsWith("ehrctl: the profile a: "), result.err());
            }
            assertEquals(0, cli.run("ehrs", "list", "-p", "good").exit(), profile);
            assertEquals(0, cli.run("profiles", "list").exit(), profile);
            assertEquals(0, cli.run("profiles", "remove", "a").exit(), profile);
        }
    }

    @Test
    void aProfileThatIsNoObjectIsNamed() throws IOException {
        for (String profile : List.of("5", "null", "[]", "\"emr\"")) {
            write(profile);
            for (String line : List.of("profiles set a emr=webdoc", "ehrs list -p a", "profiles list")) {
                Cli.Result result = cli.run(line.split(" "));
                assertEquals(3, result.exit(), profile + " " + line + result.err());
                assertTrue(result.err().contains("the profile a is not an object"), result.err());
            }
        }
    }

    @Test
    void filesAreKeptByTheirWholePath() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "x\n");
        Path relative = Path.of("").toAbsolutePath().relativize(secret);
        assertEquals(
                0,
                cli.run("profiles", "set", "t", "client_secret_file=" + relative, "api=sandbox:x.db")
                        .exit());
        String kept = Files.readString(config);
        assertTrue(kept.contains("\"" + secret.normalize() + "\""), kept);
        assertTrue(kept.contains("\"sandbox:" + Path.of("x.db").toAbsolutePath() + "\""), kept);
    }

    @Test
    void changesAtOneTimeAreAllKept() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Cli.Result>> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String[] line = {"profiles", "set", "p" + i, "emr=webdoc"};
            results.add(pool.submit(() -> cli.run(line)));
        }
        for (Future<Cli.Result> result : results) {
            assertEquals(0, result.get().exit(), result.get().err());
        }
        pool.shutdown();
        String listed = cli.run("profiles", "list", "-o", "id").out();
        assertEquals(20, listed.lines().count(), listed);
    }

    @Test
    void aProfileInUseThatIsGoneCanBeLeft() throws IOException {
        write("{}");
        Files.writeString(config, "{\"current\":\"gone\",\"profiles\":{}}");
        assertEquals(3, cli.run("care-units", "list").exit());
        assertEquals(0, cli.run("profiles", "use", "--none").exit());
        assertEquals(0, cli.run("care-units", "list").exit());
        assertFalse(Files.readString(config).contains("gone"));
    }
}
