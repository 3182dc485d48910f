package ehrctl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ehrctl.image.Packaged.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plain jar, and the launcher over the jars where no image could be linked. */
class JarIT {
    private static final Path JARS = Packaged.TARGET.resolve("jars");

    @TempDir
    private Path folder;

    @Test
    void theJarStartsWithJavaAlone() throws Exception {
        Packaged program = new Packaged(folder, Packaged.java(), "-jar", JARS.resolve("ehrctl.jar"));
        assertEquals(new Result(0, "L0_1\nL0_2\n", ""), program.run("care-units", "list", "-o", "id"));
    }

    @Test
    void theLauncherFallsBackToTheJars() throws Exception {
        Path app = folder.resolve("a b");
        Files.createDirectories(app.resolve("bin"));
        Files.copy(Path.of("src/main/launcher/ehrctl"), app.resolve("bin/ehrctl"));
        Packaged.copy(JARS, app.resolve("lib"));
        Packaged program = new Packaged(folder, "sh", app.resolve("bin/ehrctl"))
                .with("JAVA_HOME", System.getProperty("java.home"));
        assertEquals(new Result(0, "L0_1\nL0_2\n", ""), program.run("care-units", "list", "-o", "id"));
    }
}
