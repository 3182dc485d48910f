package ehrctl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.command.line.Argument;
import ehrctl.command.line.Noun;
import ehrctl.command.session.Command;
import ehrctl.output.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generators on a tree with what the real one may get: nouns without verbs, several positionals, a command line. */
class FutureTreeTest {
    private static final Argument METHOD =
            new Argument("METHOD", "METHOD", Argument.Takes.TEXT, false, true, "such as GET; 'quoted', 100 %");
    private static final Argument TARGET = new Argument(
            "TARGET", "TARGET", Argument.Takes.TYPED_ID, false, true, ".begins with a dot, has a \\ and: so");
    private static final Argument CMD =
            new Argument("CMD", "CMD", Argument.Takes.TEXT, true, true, "the command and its arguments");
    private static final Argument KEEP =
            new Argument("-k --keep", null, Argument.Takes.NOTHING, false, false, "'keep' it");
    private static final Argument INPUT =
            new Argument("--input", "FILE", Argument.Takes.FILE, false, false, "what to read");

    private static final List<NounTree> TREE = List.of(
            noun("raw", new Sample("raw", "", List.of(METHOD, TARGET, KEEP))),
            noun("many", new Sample("many", "", List.of(INPUT))),
            noun("box", new Sample("box", "exec", List.of(CMD)), new Sample("box", "stop", List.of())));

    private record Sample(String noun, String verb, List<Argument> arguments) implements Command {
        @Override
        public String purpose() {
            return "Does it's work: 100 %";
        }

        @Override
        public List<String> examples() {
            return List.of((noun + " " + verb).strip() + " 'a b' | ehrctl ids mask");
        }

        @Override
        public List<Integer> exitCodes() {
            return List.of(0, 2);
        }

        @Override
        public @Nullable View view(ehrctl.command.line.Arguments arguments) {
            return null;
        }

        // A session is no business of documentation, so nothing runs here.
        @Override
        public int run(ehrctl.command.session.Session session) {
            return 0;
        }
    }

    @TempDir
    Path folder;

    @BeforeEach
    void generated() throws Exception {
        Files.createDirectories(folder.resolve("work/folder"));
        SortedMap<String, String> files = GeneratedFiles.of(TREE);
        for (String file : files.keySet()) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), files.get(file));
        }
    }

    @Test
    void pagesAndScriptsAreSoundForTheirTools() throws Exception {
        ExternalTool.require("mandoc", "bash", "shellcheck", "zsh", "fish");
        for (String page : List.of("ehrctl", "ehrctl-raw", "ehrctl-many", "ehrctl-box")) {
            assertEquals("", run("mandoc", "-T", "lint", folder.resolve("man/" + page + ".1") + ""));
        }
        assertEquals("", run("bash", "-n", script("bash")));
        assertEquals("", run("shellcheck", "-s", "bash", script("bash")));
        assertEquals("", run("zsh", "-n", script("zsh")));
        assertEquals("", run("fish", "-n", script("fish")));
    }

    @Test
    void aNounWithoutVerbsTakesItsPositionalsAtOnce() throws Exception {
        ExternalTool.require("bash", "fish");
        assertEquals("hsa_id:", bash("ehrctl", "raw", "GET", "hsa"));
        assertEquals("hsa_id:", fish("ehrctl raw GET hsa"));
        assertEquals("--keep", bash("ehrctl", "raw", "--k"));
        assertEquals("--keep", fish("ehrctl raw --k").replaceFirst("\t.*", ""));
        assertEquals("", bash("ehrctl", "raw", "GET", "101", "hsa"));
        assertEquals("", fish("ehrctl raw GET 101 hsa"));
    }

    @Test
    void behindTwoDashesStandsACommandOfItsOwn() throws Exception {
        ExternalTool.require("bash", "fish", "zsh");
        Path log = folder.resolve("lines");
        String typed = "ehrctl --emr webdoc box exec -- ls fold";
        run("zsh", ExternalTool.project("src/test/resources/docs/typed.zsh"), "zsh", script("zsh"), log + "", typed);
        assertEquals(List.of("ready", typed + "er/|"), Files.readAllLines(log));
        assertTrue(bash("ehrctl", "box", "exec", "--", "mkdi").contains("mkdir"));
        assertTrue(fish("ehrctl box exec -- mkdi").contains("mkdir"));
        assertEquals("", bash("ehrctl", "box", "stop", "--", "mkdi"));
        String synopsis = Files.readString(folder.resolve("man/ehrctl-box.1"));
        assertTrue(synopsis.contains("exec\\fR \\fB\\-\\-\\fR \\fICMD\\fR..."), synopsis);
    }

    private static NounTree noun(String word, Command... commands) {
        return new NounTree(word, null, Noun.Group.TOOLS, "it's for: " + word, List.of(commands));
    }

    private String script(String shell) {
        return folder.resolve("completions/ehrctl." + shell).toString();
    }

    private String bash(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                ExternalTool.project("src/test/resources/docs/complete.bash"),
                script("bash"),
                String.join(" ", words)));
        command.addAll(List.of(words));
        return ExternalTool.run(folder, 0, command).strip();
    }

    private String fish(String line) throws Exception {
        return run("fish", "--no-config", "-c", "source " + script("fish") + "; complete -C '" + line + "'")
                .strip();
    }

    private String run(String... command) throws Exception {
        return ExternalTool.run(folder, 0, List.of(command));
    }
}
