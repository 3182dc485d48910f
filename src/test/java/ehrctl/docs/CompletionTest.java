package ehrctl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ehrctl.harness.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion in the real shells, typed into a terminal or asked of the shell itself. */
class CompletionTest {
    private static final Pattern WORD_OR_BREAKS = Pattern.compile("[^\\s:=@]+|[:=@]+|(?<=\\s)$");

    /** What is typed before the tab, and what the line must be after it. */
    private static final Map<String, String> TYPED = new LinkedHashMap<>();

    static {
        TYPED.put("ehrctl reso", "ehrctl resources ");
        TYPED.put("ehrctl appointments conf", "ehrctl appointments confirm ");
        TYPED.put("ehrctl services l", "ehrctl services list ");
        TYPED.put("ehrctl --emr web", "ehrctl --emr webdoc ");
        TYPED.put("ehrctl --emr=web", "ehrctl --emr=webdoc ");
        TYPED.put("ehrctl --emr webdoc res", "ehrctl --emr webdoc resources ");
        TYPED.put("ehrctl ehrs get ka", "ehrctl ehrs get kaddio ");
        TYPED.put("ehrctl -o j", "ehrctl -o json ");
        TYPED.put("ehrctl care-units list --output=nd", "ehrctl care-units list --output=ndjson ");
        TYPED.put("ehrctl -v --color al", "ehrctl -v --color always ");
        TYPED.put("ehrctl patients find --fir", "ehrctl patients find --first-name ");
        TYPED.put("ehrctl sandbox reset --y", "ehrctl sandbox reset --yes ");
        TYPED.put("ehrctl patients get se_", "ehrctl patients get se_personal_number:");
        TYPED.put("ehrctl resources get head", "ehrctl resources get header:");
        TYPED.put(
                "ehrctl appointments create --patient-id se_",
                "ehrctl appointments create --patient-id se_personal_number:");
        TYPED.put("ehrctl appointments create --patient-id=hs", "ehrctl appointments create --patient-id=hsa_id:");
        TYPED.put("ehrctl ids check no_personal_number:@a", "ehrctl ids check no_personal_number:@ask ");
        TYPED.put("ehrctl patients get @nu", "ehrctl patients get @number.txt ");
        TYPED.put("ehrctl patients get se_personal_number:@nu", "ehrctl patients get se_personal_number:@number.txt ");
        TYPED.put("ehrctl documents create --file nu", "ehrctl documents create --file number.txt ");
        TYPED.put("ehrctl documents create --file=@nu", "ehrctl documents create --file=@number.txt ");
        TYPED.put(
                "ehrctl medical-notes create --unstructured @fo",
                "ehrctl medical-notes create --unstructured @folder/");
        TYPED.put("ehrctl patients find --first-name nu", "ehrctl patients find --first-name nu");
        TYPED.put("ehrctl --profile cl", "ehrctl --profile clinic ");
        TYPED.put("ehrctl -p cl", "ehrctl -p clinic ");
        TYPED.put("ehrctl --profile=cl", "ehrctl --profile=clinic ");
        TYPED.put("ehrctl profiles use te", "ehrctl profiles use test ");
        TYPED.put("ehrctl profiles unset cl", "ehrctl profiles unset clinic ");
        TYPED.put("ehrctl profiles set test cl", "ehrctl profiles set test cl");
        TYPED.put("ehrctl appointments list --fields resour", "ehrctl appointments list --fields resource_id");
        TYPED.put("ehrctl appointments list --fields id,resour", "ehrctl appointments list --fields id,resource_id");
        TYPED.put("ehrctl appointments list --fields=id,resour", "ehrctl appointments list --fields=id,resource_id");
        TYPED.put("ehrctl help exi", "ehrctl help exit-codes ");
        TYPED.put("ehrctl help appointments conf", "ehrctl help appointments confirm ");
        TYPED.put("ehrctl hel", "ehrctl help ");
        TYPED.put("ehrctl api PA", "ehrctl api PATCH ");
        TYPED.put("ehrctl nothing li", "ehrctl nothing li");
    }

    @TempDir
    Path folder;

    @BeforeEach
    void someFilesLieThere() throws Exception {
        Files.createDirectories(folder.resolve("work/folder"));
        Files.writeString(folder.resolve("work/number.txt"), "");
        Cli cli = new Cli(folder)
                .with("XDG_CONFIG_HOME", folder.resolve(".config").toString());
        cli.run("profiles", "set", "clinic", "emr=webdoc", "client_secret_command=[\"clearly\",\"none\"]");
        cli.run("profiles", "set", "test", "emr=webdoc");
    }

    @Test
    void whatIsTypedIntoBashIsCompleted() throws Exception {
        ExternalTool.require("bash", "zsh");
        assertTyped("bash", "completions/ehrctl.bash");
    }

    @Test
    void whatIsTypedIntoZshIsCompleted() throws Exception {
        ExternalTool.require("zsh");
        assertTyped("zsh", "completions/ehrctl.zsh");
    }

    @Test
    void zshFindsTheScriptInItsFunctionPath() throws Exception {
        ExternalTool.require("zsh");
        assertTyped("zsh-fpath", "completions/ehrctl.zsh");
    }

    @Test
    void fishOffersTheSame() throws Exception {
        ExternalTool.require("fish");
        for (Map.Entry<String, String> typed : TYPED.entrySet()) {
            List<String> offered = fish(typed.getKey());
            String line = typed.getValue().stripTrailing();
            if (line.equals(typed.getKey())) {
                assertEquals(List.of(), offered, typed.getKey());
            } else {
                assertEquals(List.of(line.substring(line.lastIndexOf(' ') + 1)), offered, typed.getKey());
            }
        }
    }

    @Test
    void theFirstWordIsAnyNounOrAlias() throws Exception {
        List<String> nouns = new ArrayList<>();
        for (NounTree noun : NounTree.all()) {
            nouns.add(noun.word());
            if (noun.alias() != null) {
                nouns.add(noun.alias());
            }
        }
        nouns.add("help");
        assertOffered("ehrctl ", nouns);
        assertOffered("ehrctl --emr webdoc -v ", nouns);
    }

    @Test
    void afterANounItsVerbsAreOffered() throws Exception {
        assertOffered("ehrctl patients ", List.of("find", "get", "create"));
        assertOffered("ehrctl notes ", List.of("list", "create"));
    }

    @Test
    void anIdIsOfferedByItsTypesAndSources() throws Exception {
        List<String> types = List.of(
                "emr_id:",
                "se_personal_number:",
                "no_personal_number:",
                "nhs_number:",
                "hsa_id:",
                "header:",
                "@-",
                "@ask");
        assertOffered("ehrctl patients get ", types);
        assertOffered("ehrctl appointments create --patient-id ", types);
        assertOffered(
                "ehrctl patients get se_personal_number:@", List.of("@-", "@ask", "@folder/", "@number.txt"), ":");
    }

    @Test
    void methodsAndPathsOfTheApiAreOffered() throws Exception {
        assertOffered("ehrctl api ", List.of("GET", "POST", "PATCH"));
        assertOffered(
                "ehrctl api GET /care-units/{care_unit_id}/pa",
                List.of("/care-units/{care_unit_id}/patients", "/care-units/{care_unit_id}/patients/"));
    }

    @Test
    void profilesAndVerbsAreOfferedWhereHelpOrACommandNamesThem() throws Exception {
        assertOffered("ehrctl status --profile ", List.of("clinic", "test"));
        assertOffered("ehrctl help notes ", List.of("list", "create"));
        assertOffered("ehrctl help times ", List.of());
    }

    @Test
    void aSecondIdIsOfferedOnlyWhereThereMayBeOne() throws Exception {
        assertOffered("ehrctl resources get 101 ", List.of());
        assertOffered("ehrctl appointments cancel A1 A2 ", List.of("@-", "@ask"));
    }

    @Test
    void aTextMayNotBeAskedForOnTheTerminal() throws Exception {
        assertOffered("ehrctl appointments create --slot @", List.of("@-", "@folder/", "@number.txt"));
    }

    private void assertTyped(String shell, String script) throws Exception {
        Path log = folder.resolve("lines");
        List<String> command = new ArrayList<>(List.of(
                "zsh",
                "-f",
                ExternalTool.project("src/test/resources/docs/typed.zsh"),
                shell,
                ExternalTool.project(script),
                log.toString()));
        command.addAll(TYPED.keySet());
        ExternalTool.run(folder, 0, command);
        List<String> expected = new ArrayList<>(List.of("ready"));
        for (String line : TYPED.values()) {
            expected.add(line + "|");
        }
        assertEquals(String.join("\n", expected), String.join("\n", Files.readAllLines(log)));
    }

    private void assertOffered(String line, List<String> words) throws Exception {
        assertOffered(line, words, " ");
    }

    /** In bash and in fish; bash gives back only what follows the last break. */
    private void assertOffered(String line, List<String> words, String lastBreak) throws Exception {
        ExternalTool.require("bash", "fish");
        assertEquals(new TreeSet<>(words), bash(line), "bash: " + line);
        String front = line.substring(line.lastIndexOf(' ') + 1, line.lastIndexOf(lastBreak) + 1);
        TreeSet<String> inFish = new TreeSet<>();
        for (String offered : fish(line)) {
            inFish.add(offered.startsWith(front) ? offered.substring(front.length()) : offered);
        }
        assertEquals(new TreeSet<>(words), inFish, "fish: " + line);
    }

    private Set<String> bash(String line) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "--norc",
                ExternalTool.project("src/test/resources/docs/complete.bash"),
                ExternalTool.project("completions/ehrctl.bash"),
                line));
        Matcher words = WORD_OR_BREAKS.matcher(line);
        while (words.find()) {
            command.add(words.group());
        }
        TreeSet<String> offered = new TreeSet<>();
        for (String reply : ExternalTool.run(folder, 0, command).split("\n", -1)) {
            if (!reply.isBlank()) {
                assertEquals(!reply.endsWith(":") && !reply.endsWith("/"), reply.endsWith(" "), reply);
                offered.add(reply.strip());
            }
        }
        return offered;
    }

    private List<String> fish(String line) throws Exception {
        assertFalse(line.contains("'"));
        List<String> offered = new ArrayList<>();
        String script = "source '" + ExternalTool.project("completions/ehrctl.fish") + "'; complete -C '" + line + "'";
        for (String reply : ExternalTool.run(folder, 0, List.of("fish", "--no-config", "-c", script))
                .split("\n", -1)) {
            String word = reply.replaceFirst("\t.*", "");
            if (!word.isEmpty()) {
                offered.add(word);
            }
        }
        return offered;
    }
}
