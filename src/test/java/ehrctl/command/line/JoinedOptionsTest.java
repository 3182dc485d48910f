package ehrctl.command.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short options written as one word mean the same to whoever reads the line, be it for help, for errors or for the command. */
class JoinedOptionsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"-hojson", "-hvojson", "-vh", "-ojsonh"})
    void aLetterOfHelpIsHelpWhereverItIsNoValue(String word) {
        Cli.Result result = new Cli(home).run("care-units", "list", word);
        if (word.equals("-ojsonh")) {
            assertEquals(2, result.exit());
        } else {
            assertEquals(0, result.exit());
            assertTrue(result.out().startsWith("Usage: ehrctl care-units list"));
        }
    }

    @Test
    void anErrorIsWrittenAsTheJoinedOptionSays() {
        Cli.Result result = new Cli(home).run("resources", "get", "nosuch", "-vojson");
        assertEquals(5, result.exit());
        assertTrue(result.err().lines().reduce((a, b) -> b).orElse("").startsWith("{\"error\""));
        assertEquals("", result.out());
    }
}
