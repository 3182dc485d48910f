package ehrctl.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that others can change decide nothing; with root's rights some of this cannot be tried, with others' some. */
class OwnFilesTest {
    @TempDir
    Path home;

    private Cli cli;
    private Path config;
    private Path secret;

    @BeforeEach
    void aProfileWithASecret() throws IOException {
        cli = new Cli(home);
        config = home.resolve("config/ehrctl/config.json");
        secret =
                Files.writeString(Files.createDirectory(home.resolve("secrets")).resolve("secret"), "s3cret\n");
        mode(secret, "rw-------");
        mode(secret.getParent(), "rwx------");
        Path id = Files.writeString(home.resolve("id"), "id");
        assertEquals(
                0,
                cli.run(
                                "profiles",
                                "set",
                                "test",
                                "api=https://one.invalid",
                                "emr=webdoc",
                                "client_id=@" + id,
                                "client_secret_file=" + secret)
                        .exit());
        works();
    }

    private static void mode(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Cli.Result run() {
        return cli.run("care-units", "list", "-p", "test", "--retries", "0");
    }

    private void works() {
        assertEquals(9, run().exit(), run().err());
    }

    private void refused(String why) {
        Cli.Result result = run();
        assertEquals(3, result.exit(), result.err());
        assertTrue(result.err().contains(why), result.err());
        assertFalse(result.err().contains("s3cret"), result.err());
    }

    @Test
    void whatOthersMayChangeIsRefusedWithTheCommandThatMendsIt() throws IOException {
        for (Path file : new Path[] {config, secret}) {
            for (String loose : new String[] {"rw--w----", "rw-----w-", "rw-rw-rw-"}) {
                mode(file, loose);
                refused("others may change " + file);
                assertTrue(run().err().contains("chmod go-w " + file));
            }
            mode(file, "rw-------");
            works();
        }
        mode(config, "rw-r--r--");
        works();
        mode(secret, "rw-r-----");
        refused("others may read the secret in " + secret);
    }

    @Test
    void folderThatOthersMayWriteIntoIsRefusedUnlessItIsSticky() throws IOException {
        for (Path folder : new Path[] {config.getParent(), secret.getParent()}) {
            mode(folder, "rwxrwxrwx");
            refused("others may change the files in " + folder);
            Files.setAttribute(folder, "unix:mode", 01777);
            works();
            mode(folder, "rwxr-xr-x");
            works();
        }
    }

    @Test
    void linkIsAsSafeAsTheFolderItLiesInAndWhatItLeadsTo() throws IOException {
        Path loose = Files.createDirectory(home.resolve("loose"));
        Path target = Files.move(secret, loose.resolve("secret"));
        Files.createSymbolicLink(secret, target);
        works();
        mode(loose, "rwxrwxrwx");
        refused("others may change the files in " + loose);
        mode(loose, "rwx------");
        mode(secret.getParent(), "rwxrwxrwx");
        refused("others may change the files in " + secret.getParent());
        mode(secret.getParent(), "rwx------");
        mode(target, "rw-rw----");
        refused("others may change " + target);
    }

    @Test
    void fileOfAnotherUserIsRefusedAndOneOfRootIsNot() throws IOException {
        Assumptions.assumeTrue((Integer) Files.getAttribute(home, "unix:uid") == 0, "only root can give files away");
        for (Path file : new Path[] {config, secret, config.getParent(), secret.getParent()}) {
            Files.setAttribute(file, "unix:uid", 54321);
            refused(file + " belongs to another user");
            Files.setAttribute(file, "unix:uid", 0);
            works();
        }
    }

    @Test
    void onlyWhatIsNotThereIsNoConfiguration() throws IOException {
        Files.delete(config);
        assertEquals(0, cli.run("care-units", "list").exit());
        Files.createSymbolicLink(config, home.resolve("nowhere"));
        assertEquals(3, cli.run("care-units", "list").exit());
        Files.delete(config);
        Files.createSymbolicLink(config, config);
        assertEquals(3, cli.run("care-units", "list").exit());
        Files.delete(config);
        Files.createDirectory(config);
        assertEquals(3, cli.run("care-units", "list").exit());
        Files.delete(config);
        Files.deleteIfExists(config.resolveSibling("config.json.lock"));
        Files.delete(config.getParent());
        Files.createFile(config.getParent());
        Cli.Result result = cli.run("care-units", "list");
        assertEquals(3, result.exit());
        assertTrue(result.err().contains("config.json cannot be read"), result.err());
        Files.delete(config.getParent());
        assertEquals(0, cli.run("care-units", "list").exit());
    }

    @Test
    void unreadableFolderIsNoEmptyConfiguration() throws IOException {
        mode(config.getParent(), "---------");
        Assumptions.assumeFalse(Files.isReadable(config.getParent()), "root reads everything");
        Cli.Result result = cli.run("care-units", "list");
        mode(config.getParent(), "rwx------");
        assertEquals(3, result.exit());
    }

    @Test
    void keyOfTheJournalsIsHeldToTheSameRules() throws IOException {
        String journal = home.resolve("j").toString();
        String[] batch = {"batch", "--journal", journal, "-"};
        cli.input("[\"care-units\",\"list\"]\n");
        assertEquals(0, cli.run(batch).exit(), cli.run(batch).err());
        Path state = home.resolve("state/ehrctl");
        mode(state, "rwxrwxrwx");
        Cli.Result result = cli.run(batch);
        assertEquals(3, result.exit(), result.err());
        assertTrue(result.err().contains("others may change the files in " + state), result.err());
    }

    @Test
    void aFileThatIsTooLargeForSettingsOrASecretIsNotReadToItsEnd() throws IOException {
        Files.write(secret, new byte[(1 << 20) + 1]);
        assertEquals(3, run().exit());
        assertTrue(run().err().contains("is larger than 1 MiB"), run().err());
        Files.writeString(secret, "s3cret\n");
        works();
        Files.write(config, new byte[(1 << 20) + 1]);
        assertEquals(3, run().exit());
        assertTrue(run().err().contains("is larger than 1 MiB"), run().err());
    }
}
