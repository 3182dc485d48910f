package ehrctl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.Operation;
import ehrctl.command.Ehrctl;
import ehrctl.command.Topic;
import ehrctl.command.line.Argument;
import ehrctl.command.line.ExampleLines;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Surroundings;
import ehrctl.command.session.Command;
import ehrctl.command.session.Diagnostics;
import ehrctl.harness.Cli;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    void everyCommandTellsItsPurposeOptionsExamplesAndExitCodes() {
        for (NounTree noun : NounTree.all()) {
            for (Command command : noun.commands()) {
                String help = squeezed(help(NounTree.name(command)));
                assertTrue(help.startsWith("Usage: ehrctl " + NounTree.name(command)), help);
                assertTrue(help.contains(squeezed(command.purpose())), help);
                assertTrue(help.contains("Examples:"), help);
                assertTrue(help.contains("Exit codes: 0 ok, "), help);
                for (String example : command.examples()) {
                    assertTrue(help.contains("ehrctl " + squeezed(example)), help);
                }
                for (Argument argument : command.arguments()) {
                    String name = argument.positional()
                            ? argument.name()
                            : argument.name().replace(" ", ", ");
                    assertTrue(help.contains(name), name + " in " + help);
                }
            }
        }
    }

    @Test
    void everyOperationStandsUnderANoun() {
        List<String> nouns = NounTree.all().stream().map(NounTree::word).toList();
        for (Operation operation : Operation.values()) {
            assertTrue(
                    nouns.contains(operation.noun()),
                    "no help, completion or man page shows " + operation.command() + ": give command.Noun the word "
                            + operation.noun());
        }
    }

    @Test
    void theHelpOfANounListsItsVerbs() {
        for (NounTree noun : NounTree.all()) {
            String help = help(noun.word());
            for (Command command : noun.commands()) {
                assertTrue(help.contains(command.verb()), help);
            }
        }
    }

    @Test
    void theHelpOfTheProgramListsEveryNounAndGlobalOption() {
        String help = help("");
        for (NounTree noun : NounTree.all()) {
            assertTrue(help.contains("\n  " + noun.word() + " "), noun.word());
        }
        for (GlobalOption option : GlobalOption.values()) {
            assertTrue(help.contains(option.longName()), option.longName());
        }
    }

    @Test
    void everyExampleBeginsWithTheCommandOrPipesIntoIt() {
        for (NounTree noun : NounTree.all()) {
            for (Command command : noun.commands()) {
                assertTrue(command.examples().size() > 0, NounTree.name(command));
                for (String example : command.examples()) {
                    assertTrue(("ehrctl " + example).contains("ehrctl " + NounTree.name(command)), example);
                }
            }
        }
    }

    @Test
    void anExampleCanBeCopiedAsItStands() {
        for (NounTree noun : NounTree.all()) {
            for (Command command : noun.commands()) {
                String help = help(NounTree.name(command));
                for (String example : command.examples()) {
                    String shown = "  " + String.join("\n  ", ExampleLines.of("ehrctl " + example)) + "\n";
                    assertTrue(help.contains(shown), help);
                }
                assertFalse(help.contains("\u001b"), help);
            }
        }
    }

    @Test
    void helpFitsTheTerminalAndOnlyWhatIsCopiedMayBeWider() {
        List<String> lines = new ArrayList<>(List.of("--help", "help"));
        for (NounTree noun : NounTree.all()) {
            lines.add("help " + noun.word());
            noun.commands().forEach(command -> lines.add("help " + NounTree.name(command)));
        }
        for (Topic topic : Topic.values()) {
            lines.add("help " + topic.word());
        }
        for (int width : new int[] {40, 47, 54, 59, 60, 80, 100, 120}) {
            for (String line : lines) {
                Cli.Result result = new Cli(Path.of("/nowhere"))
                        .with("NO_COLOR", "1")
                        .terminal(width)
                        .run(line.split(" ", -1));
                assertEquals(0, result.exit(), line);
                assertTrue(result.out().lines().count() > 5, line);
                boolean example = false;
                for (String shown : result.out().lines().toList()) {
                    example = shown.startsWith("  ehrctl ") || (example && shown.startsWith("   "));
                    boolean oneWord = !shown.strip().contains(" ");
                    assertTrue(example || oneWord || shown.length() <= width, width + ": " + shown);
                }
            }
        }
    }

    @Test
    void theTopicsTellWhatTheTablesOfTheProgramSay() {
        assertTrue(shown("help", "exit-codes").contains("10   unknown outcome"));
        assertTrue(shown("help", "environment").contains("EHRCTL_SANDBOX_CLOCK"));
        assertTrue(shown("help", "identifiers").contains("se_personal_number:VALUE"));
        assertTrue(shown("help", "times").contains("'fri 10:00'"));
        assertTrue(shown("help", "privacy").contains("Not protected"));
        assertTrue(shown("help", "fhir").contains("HealthcareService"));
    }

    @Test
    void helpOfAnOperationNamesTheFieldsOfItsAnswerAndWhereToReadMore() {
        String help = squeezed(shown("help", "timeslots", "list"));
        assertTrue(help.contains("Answers with: start, end, resource_id"), help);
        assertTrue(help.contains("More: ehrctl help times"), help);
        assertTrue(help.contains("More: ehrctl help identifiers"), help);
    }

    private static String shown(String... line) {
        return new Cli(Path.of("/nowhere")).run(line).out();
    }

    @Test
    void theProgramAloneShowsItsHelpAsAMistake() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(InputStream.nullInputStream(), out, err, Map.of(), false, false, 0, 0);
        assertEquals(2, new Ehrctl(surroundings, new Diagnostics(surroundings)).run(new String[0]));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(help(""), err.toString(StandardCharsets.UTF_8));
    }

    private static String squeezed(String text) {
        return text.replace("\\\n", " ").replaceAll("\\s+", " ");
    }

    private static String help(String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(InputStream.nullInputStream(), out, err, Map.of(), false, false, 0, 0);
        List<String> arguments = new ArrayList<>();
        if (!command.isEmpty()) {
            arguments.addAll(List.of(command.split(" ", -1)));
        }
        arguments.add("--help");
        int exitCode = new Ehrctl(surroundings, new Diagnostics(surroundings)).run(arguments.toArray(new String[0]));
        assertEquals(0, exitCode);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
