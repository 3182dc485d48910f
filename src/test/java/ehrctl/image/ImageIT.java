package ehrctl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.image.Packaged.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app image, wherever it lies and whatever surrounds it. */
class ImageIT {
    private static final String CARE_UNITS = "L0_1\nL0_2\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void thereIsAnImage() {
        Packaged.assumeImage();
    }

    @Test
    void startsWithoutJavaOnThePath() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : new String[] {"wc", "readlink", "stty"}) {
            Path script = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertAnswers(new Packaged(folder, Packaged.APP.resolve("bin/ehrctl")).with("PATH", tools.toString()));
    }

    @Test
    void startsInAnotherFolderWithBlanks() throws Exception {
        Path app = Packaged.copy(Packaged.APP, folder.resolve("å b c"));
        assertAnswers(new Packaged(folder, app.resolve("bin/ehrctl")));
    }

    @Test
    void startsBehindSymbolicLinks() throws Exception {
        Path app = Packaged.copy(Packaged.APP, folder.resolve("app"));
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("app/bin/ehrctl"));
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), relative.toAbsolutePath());
        assertAnswers(new Packaged(folder, relative));
        assertAnswers(new Packaged(folder, absolute));
        assertAnswers(new Packaged(app.resolve("bin"), "./ehrctl"));
        assertAnswers(new Packaged(app.resolve("bin"), "sh", "ehrctl"));
    }

    @Test
    void writesNothingIntoItsOwnFolder() throws Exception {
        Path app = Packaged.copy(Packaged.APP, folder.resolve("app"));
        try (Stream<Path> files = Files.walk(app)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                boolean runs = Files.isDirectory(file) || Files.isExecutable(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(runs ? "r-xr-xr-x" : "r--r--r--"));
            }
        }
        Map<Path, FileTime> before = times(app);
        assertAnswers(new Packaged(folder, app.resolve("bin/ehrctl")));
        assertEquals(before, times(app));
        try (Stream<Path> folders = Files.walk(app).filter(Files::isDirectory)) {
            for (Path each : (Iterable<Path>) folders::iterator) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    @Test
    void settingsOfAnotherJavaChangeNothing() throws Exception {
        Packaged program = new Packaged(folder, Packaged.APP.resolve("bin/ehrctl"))
                .with("JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC -Dpicocli.trace=DEBUG")
                .with("JDK_JAVA_OPTIONS", "--nonsense")
                .with("_JAVA_OPTIONS", "-Xmx1k")
                .with("CLASSPATH", "/nonsense.jar")
                .with("JAVA_HOME", "/nonsense");
        assertAnswers(program);
    }

    @Test
    void settingsOfAnotherJavaAndTheLocaleAreThoseOfOtherProgramsAgain() throws Exception {
        String show = "echo \"[${LC_ALL-unset}]\"; env | grep -E 'JAVA_.*OPTIONS|EHRCTL_TAKEN' | sort";
        Packaged program = new Packaged(folder, Packaged.APP.resolve("bin/ehrctl"));
        assertEquals(new Result(0, "[unset]\n", ""), program.run("sandbox", "exec", "sh", "-c", show));
        program.with("JAVA_TOOL_OPTIONS", "-Dx= y").with("JDK_JAVA_OPTIONS", "").with("_JAVA_OPTIONS", "-Dz");
        assertEquals(
                new Result(0, "[C]\nJAVA_TOOL_OPTIONS=-Dx= y\nJDK_JAVA_OPTIONS=\n_JAVA_OPTIONS=-Dz\n", ""),
                program.with("LC_ALL", "C").run("sandbox", "exec", "sh", "-c", show));
    }

    @Test
    void startsInAFolderThatIsGone() throws Exception {
        String script = "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" \"$@\" 2>/dev/null";
        Packaged program = new Packaged(folder, "sh", "-c", script, Packaged.APP.resolve("bin/ehrctl"));
        assertEquals(new Result(0, CARE_UNITS, ""), program.run("care-units", "list", "-o", "id"));
        assertEquals(
                3, program.run("care-units", "list", "--api", "sandbox:x.db").exit());
    }

    @Test
    void aColonInItsPathIsToldInOneLine() throws Exception {
        Path app = Packaged.copy(Packaged.APP, folder.resolve("a:b"));
        Result result = new Packaged(folder, app.resolve("bin/ehrctl")).run("--version");
        assertEquals(3, result.exit());
        assertEquals("", result.out());
        assertEquals(
                "ehrctl: Java cannot start from a folder with a colon in its name; please install ehrctl elsewhere\n",
                result.err());
        assertEquals(result, new Packaged(app, "bin/ehrctl").run("--version"));
    }

    @Test
    void aCrashOfJavaLeavesNoFileAndSaysNothingOnStdout() throws Exception {
        Packaged program = new Packaged(folder, Packaged.APP.resolve("bin/ehrctl"));
        Result crashed = program.run("sandbox", "exec", "sh", "-c", "kill -SEGV $PPID; sleep 1");
        assertTrue(crashed.exit() != 0);
        assertEquals("", crashed.out());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    files.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(n -> n.contains("hs_err") || n.startsWith("core"))
                            .toList());
        }
        Result dumped = program.run("sandbox", "exec", "sh", "-c", "kill -QUIT $PPID; sleep 1; echo done");
        assertEquals("done\n", dumped.out());
        assertTrue(dumped.err().contains("thread dump"), dumped.err());
        assertEquals(
                "", program.with("EHRCTL_JAVA_OPTS", "-Xmx1k").run("--version").out());
    }

    @Test
    void startsWithoutHome() throws Exception {
        assertAnswers(new Packaged(folder, Packaged.APP.resolve("bin/ehrctl")).without("HOME"));
    }

    @Test
    void takesAndWritesUtf8UnderEveryLocale() throws Exception {
        Packaged program = new Packaged(folder, Packaged.APP.resolve("bin/ehrctl"))
                .with("LANG", "C")
                .with("LC_ALL", "C");
        Result created = program.run(
                "patients",
                "create",
                "--first-name",
                "Åse",
                "--last-name",
                "Öberg-Næss",
                "--external-id",
                "26258605879",
                "--no-check",
                "-o",
                "csv",
                "--fields",
                "first_name,last_name");
        assertEquals(0, created.exit(), created.err());
        assertEquals("first_name,last_name\nÅse,Öberg-Næss\n", created.out());
    }

    @Test
    void answersTheSameWithoutItsArchive() throws Exception {
        for (String line : new String[] {
            "--version",
            "--help",
            "care-units list",
            "care-units list -o json",
            "resources get --help",
            "nonsense",
            "timeslots list --resource-id 102 --start 2026-11-23 --end 2026-11-24 -o ndjson",
        }) {
            Packaged with = new Packaged(folder, Packaged.APP.resolve("bin/ehrctl"));
            Packaged without = Packaged.withoutArchive(folder);
            with.with("EHRCTL_SANDBOX_CLOCK", "2026-11-22T09:00:00+01:00");
            without.with("EHRCTL_SANDBOX_CLOCK", "2026-11-22T09:00:00+01:00");
            assertEquals(with.run(line.split(" ", -1)), without.run(line.split(" ", -1)), line);
        }
    }

    @Test
    void aFirstUseFindsWhatItWouldMake() throws Exception {
        Path app = Packaged.copy(Packaged.APP, folder.resolve("app"));
        Files.delete(app.resolve("lib/runtime/lib/ehrctl-sandbox.db"));
        for (String line : new String[] {
            "sandbox people -o csv",
            "resources list -o json",
            "healthcare-services list -o json",
            "care-units list -o json --emr webdoc",
            "timeslots list --resource-id 102 --start 2026-11-23 --end 2026-11-24 -o ndjson",
        }) {
            Packaged copying = new Packaged(folder, Packaged.APP.resolve("bin/ehrctl"));
            Packaged making = new Packaged(folder, app.resolve("bin/ehrctl"));
            for (Packaged program : new Packaged[] {copying, making}) {
                String state = program == copying ? "copied" : "made";
                program.with("XDG_STATE_HOME", folder.resolve(state).toString());
                program.with("EHRCTL_SANDBOX_CLOCK", "2026-11-22T09:00:00+01:00");
            }
            assertEquals(making.run(line.split(" ", -1)), copying.run(line.split(" ", -1)), line);
        }
        Path copied = folder.resolve("copied/ehrctl");
        try (Stream<Path> files = Files.list(copied)) {
            assertEquals(
                    List.of("sandbox.db"),
                    files.map(f -> f.getFileName().toString()).toList());
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(copied.resolve("sandbox.db"))));
    }

    @Test
    void aTruncatedArchiveCostsTimeOnlyAndIsTold() throws Exception {
        Path app = Packaged.copy(Packaged.APP, folder.resolve("app"));
        try (RandomAccessFile archive =
                new RandomAccessFile(Packaged.archive(app).toFile(), "rw")) {
            archive.setLength(archive.length() / 2);
        }
        assertTellsOfDamage(app);
    }

    @Test
    void aMissingArchiveCostsTimeOnlyAndIsTold() throws Exception {
        Path app = Packaged.copy(Packaged.APP, folder.resolve("app"));
        Files.delete(Packaged.archive(app));
        assertTellsOfDamage(app);
    }

    @Test
    void anArchiveOfAnotherRuntimeIsRefused() throws Exception {
        Path app = Packaged.copy(Packaged.APP, folder.resolve("app"));
        Path archive = Packaged.archive(app);
        Files.write(archive, new byte[(int) Files.size(archive)]);
        Result result = new Packaged(folder, app.resolve("bin/ehrctl")).run("care-units", "list", "-o", "id");
        assertEquals(CARE_UNITS, result.out());
        assertEquals(0, result.exit());
    }

    private void assertTellsOfDamage(Path app) throws IOException, InterruptedException {
        Result result = new Packaged(folder, app.resolve("bin/ehrctl")).run("care-units", "list", "-o", "id");
        assertEquals(CARE_UNITS, result.out());
        assertEquals(0, result.exit());
        assertTrue(result.err().startsWith("ehrctl: the class-data archive is damaged"), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
    }

    private static void assertAnswers(Packaged program) throws IOException, InterruptedException {
        assertEquals(new Result(0, CARE_UNITS, ""), program.run("care-units", "list", "-o", "id"));
    }

    private static Map<Path, FileTime> times(Path app) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(app)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
