package ehrctl.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long tables through the program that the user reads such texts with; real ones, which write into a file. */
class PagerTest {
    private static final String[] LONG = {"ehrs", "list"};
    private static final String FIRST = "CODE";

    @TempDir
    Path temp;

    @Test
    void aTableThatIsLongerThanTheScreenGoesThroughThePager() throws IOException {
        Cli.Result result = screen(10)
                .with("EHRCTL_PAGER", into("own"))
                .with("PAGER", into("usual"))
                .run(LONG);
        assertEquals(0, result.exit());
        assertEquals("", result.out());
        assertTrue(read("own").startsWith(FIRST), read("own"));
        assertTrue(read("own").contains("webdoc"), read("own"));
        assertFalse(Files.exists(temp.resolve("usual")));
    }

    @Test
    void withoutOneOfItsOwnTheUsualPagerIsTaken() throws IOException {
        screen(10).with("PAGER", into("usual")).run(LONG);
        assertTrue(read("usual").startsWith(FIRST));
    }

    @Test
    void withoutAnyLessIsTakenWhereThereIsOne() throws IOException {
        Path less = temp.resolve("bin/less");
        Files.createDirectories(less.getParent());
        Files.writeString(less, "#!/bin/sh\necho \"$@\" >" + temp + "/options\ncat >" + temp + "/less.out\n");
        Set<PosixFilePermission> executable = PosixFilePermissions.fromString("rwx------");
        Files.setPosixFilePermissions(less, executable);
        String path = less.getParent() + ":/bin:/usr/bin";
        assertEquals("", screen(10).with("PATH", path).run(LONG).out());
        assertEquals("-FRX\n", read("options"));
        assertTrue(read("less.out").startsWith(FIRST));
        assertTrue(screen(10)
                .with("PATH", path)
                .with("TERM", "dumb")
                .run(LONG)
                .out()
                .startsWith(FIRST));
        assertTrue(screen(10).with("PATH", temp.toString()).run(LONG).out().startsWith(FIRST), "no less installed");
    }

    @Test
    void catAndNothingAreNoPager() {
        assertTrue(screen(10).with("EHRCTL_PAGER", "cat").run(LONG).out().startsWith(FIRST));
        assertTrue(screen(10)
                .with("EHRCTL_PAGER", "")
                .with("PAGER", into("no"))
                .run(LONG)
                .out()
                .startsWith(FIRST));
        assertTrue(screen(10).with("PAGER", " ").run(LONG).out().startsWith(FIRST));
    }

    @Test
    void whatFitsIsNotALongTableOrHasNoScreenNeedsNone() {
        for (Cli cli : new Cli[] {screen(60), screen(0), new Cli(temp)}) {
            assertTrue(cli.with("PAGER", into("no")).run(LONG).out().startsWith(FIRST));
        }
        for (String format : new String[] {"json", "ndjson", "csv", "id"}) {
            assertFalse(screen(10)
                    .with("PAGER", into("no"))
                    .run("ehrs", "list", "-o", format)
                    .out()
                    .isEmpty());
        }
        assertFalse(Files.exists(temp.resolve("no")));
    }

    @Test
    void theExitCodeStaysTheCommandsOwnHoweverThePagerEnds() throws IOException {
        Cli.Result quit =
                screen(10).with("PAGER", "head -n 1 >" + temp + "/head; exit 3").run(LONG);
        assertEquals(0, quit.exit());
        assertEquals("", quit.out() + quit.err());
        assertTrue(read("head").startsWith(FIRST));
        String[] invalid = {"ids", "check", "nhs_number:1", "nhs_number:2", "nhs_number:3", "nhs_number:4"};
        assertEquals(2, screen(3).with("PAGER", into("ids")).run(invalid).exit());
        assertTrue(read("ids").contains("invalid"));
    }

    @Test
    void oneThatCannotBeStartedLosesNothing() {
        assertTrue(screen(10)
                .with("PAGER", "exec 2>/dev/null; /no/such/pager")
                .run(LONG)
                .out()
                .startsWith(FIRST));
    }

    @Test
    void itGetsNoCredentials() throws IOException {
        screen(10)
                .with("EHRCTL_CLIENT_SECRET", "s3cret")
                .with("PAGER", "env >" + temp + "/env; cat >/dev/null")
                .run(LONG);
        assertFalse(read("env").contains("s3cret"), read("env"));
        assertTrue(read("env").contains("LESS=FRX"), read("env"));
    }

    private Cli screen(int lines) {
        return new Cli(temp).with("NO_COLOR", "1").terminal(100, lines);
    }

    private String into(String file) {
        return "cat >" + temp.resolve(file);
    }

    private String read(String file) throws IOException {
        return Files.readString(temp.resolve(file));
    }
}
