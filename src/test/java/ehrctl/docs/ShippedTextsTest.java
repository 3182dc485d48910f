package ehrctl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Man pages and scripts as the tools see that judge and show them. */
class ShippedTextsTest {
    /** How the launcher's own messages to the program begin. */
    private static final String INTERNAL = "EHRCTL_TAKEN";

    @TempDir
    Path folder;

    @Test
    void mandocFindsNothingToSayOfAnyPage() throws Exception {
        ExternalTool.require("mandoc");
        List<String> command = new ArrayList<>(List.of("mandoc", "-T", "lint"));
        command.addAll(pages());
        assertEquals("", ExternalTool.run(folder, 0, command));
    }

    @Test
    void manShowsEveryPageWithoutAWarning() throws Exception {
        ExternalTool.require("man", "groff");
        for (String page : pages()) {
            Path shown = folder.resolve("shown");
            String warnings = ExternalTool.run(
                    folder,
                    0,
                    List.of("sh", "-c", "man --warnings -E UTF-8 -l -Tutf8 -Z \"$1\" >\"$2\"", "sh", page, shown + ""));
            assertEquals("", warnings, page);
            assertTrue(Files.size(shown) > 1000, page);
        }
    }

    @Test
    void bashReadsItsScriptAndShellcheckAgrees() throws Exception {
        ExternalTool.require("bash", "shellcheck");
        String script = ExternalTool.project("completions/ehrctl.bash");
        assertEquals("", ExternalTool.run(folder, 0, List.of("bash", "-n", script)));
        assertEquals("", ExternalTool.run(folder, 0, List.of("shellcheck", "-s", "bash", script)));
    }

    @Test
    void shellcheckAgreesWithTheLauncherAndWhatPacksIt() throws Exception {
        ExternalTool.require("shellcheck");
        for (String script : new String[] {"launcher/ehrctl", "image/build", "image/pack", "image/container"}) {
            String path = ExternalTool.project("src/main/" + script);
            assertEquals("", ExternalTool.run(folder, 0, List.of("shellcheck", path)));
        }
    }

    @Test
    void zshAndFishReadTheirScripts() throws Exception {
        ExternalTool.require("zsh", "fish");
        String zsh = ExternalTool.project("completions/ehrctl.zsh");
        assertEquals("", ExternalTool.run(folder, 0, List.of("zsh", "-n", zsh)));
        String fish = ExternalTool.project("completions/ehrctl.fish");
        assertEquals("", ExternalTool.run(folder, 0, List.of("fish", "-n", fish)));
    }

    @Test
    void everyVariableThatTheProgramNamesIsDocumented() throws Exception {
        String page = Files.readString(GeneratedFilesTest.path("man/ehrctl-environment.1"));
        TreeSet<String> missing = new TreeSet<>();
        Pattern variable = Pattern.compile("(?:EHRCTL|XDG)_[A-Z_]*[A-Z]");
        try (Stream<Path> sources = Files.walk(GeneratedFilesTest.path("src/main"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher named = variable.matcher(Files.readString(source));
                while (named.find()) {
                    if (!page.contains("\\fB" + named.group()) && !named.group().startsWith(INTERNAL)) {
                        missing.add(named.group());
                    }
                }
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    private static List<String> pages() {
        List<String> pages = new ArrayList<>();
        for (String file : GeneratedFiles.all().keySet()) {
            if (file.startsWith("man/")) {
                pages.add(ExternalTool.project(file));
            }
        }
        return pages;
    }
}
