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
        assertEquals("first_name,last_name\nÅse,Öberg-Næss\n", created.out().replace("\r", ""));
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
