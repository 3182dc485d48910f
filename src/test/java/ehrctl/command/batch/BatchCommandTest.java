package ehrctl.command.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many commands through one front door. */
class BatchCommandTest {
    private static final String BOOKING =
            "appointments create --start 2026-11-23T%02d:00 --duration 30m --resource-id 101"
                    + " --healthcare-service-id 202 --patient-id 301\n";

    @TempDir
    Path home;

    private Cli cli() {
        return new Cli(home);
    }

    private Cli.Result batch(String lines, String... options) {
        List<String> arguments = new ArrayList<>(List.of("batch", "-"));
        arguments.addAll(List.of(options));
        return cli().input(lines).run(arguments.toArray(new String[0]));
    }

    private static List<JsonNode> results(Cli.Result result) {
        List<JsonNode> results = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            try {
                results.add(Json.parse(line));
            } catch (MalformedJsonException e) {
                throw new AssertionError(line, e);
            }
        }
        return results;
    }

    private static List<Integer> exits(Cli.Result result) {
        List<Integer> exits = new ArrayList<>();
        for (JsonNode line : results(result)) {
            exits.add(line.path("exit_code").intValue());
        }
        return exits;
    }

    @Test
    void eachLineAnswersInTheOrderOfTheInput() {
        StringBuilder lines = new StringBuilder("# 300 lines\n\n");
        for (int i = 0; i < 100; i++) {
            lines.append("timeslots list --fields start\n[\"resources\",\"get\",\"101\"]\ncare-units get 'L0_2'\n");
        }
        Cli.Result result = batch(lines.toString());
        assertEquals(0, result.exit(), result.err());
        assertEquals("", result.err());
        List<JsonNode> results = results(result);
        assertEquals(300, results.size());
        for (int i = 0; i < 300; i++) {
            assertEquals(i + 3, results.get(i).path("line").intValue());
            assertEquals(200, results.get(i).path("status").intValue());
            assertEquals(
                    i % 3 == 0 ? "" : i % 3 == 1 ? "101" : "L0_2",
                    results.get(i).path("result").path("id").asText());
        }
        assertTrue(result.out().startsWith("{\"line\":3,\"exit_code\":0,\"status\":200,\"result\":[{"), result.out());
    }

    @Test
    void unorderedResultsAreTheSameResults() {
        String lines = "care-units list\nresources list\n".repeat(50);
        Cli.Result unordered = batch(lines, "--unordered", "--parallel", "8");
        assertEquals(
                batch(lines).out().lines().collect(Collectors.toSet()),
                unordered.out().lines().collect(Collectors.toSet()));
        assertEquals(100, unordered.out().lines().count());
    }

    @Test
    void aLineAnswersWhatThePromptAnswers() throws MalformedJsonException {
        for (String line : List.of("care-units list", "ehrs get webdoc", "appointments get A1", "resources get x y")) {
            Cli.Result prompt = cli().run((line + " -o json").split(" "));
            JsonNode result = results(batch(line + "\n")).get(0);
            assertEquals(prompt.exit(), result.path("exit_code").intValue(), line);
            if (prompt.exit() == 0) {
                assertEquals(Json.parse(prompt.out()), result.path("result"));
            } else {
                JsonNode error = Json.parse(prompt.err().substring(prompt.err().lastIndexOf("\n{") + 1))
                        .path("error");
                assertEquals(error.path("code"), result.path("error").path("code"));
                assertEquals(error.path("detail"), result.path("error").path("detail"));
            }
        }
    }

    @Test
    void someFailuresMakeItPartial() {
        Cli.Result result = batch("care-units list\nappointments get A7\nnothing\nids check no_personal_number:1\n");
        assertEquals(12, result.exit());
        assertEquals(List.of(0, 5, 2, 2), exits(result));
        assertTrue(result.err().startsWith("ehrctl: 3 of 4 lines failed\n"), result.err());
        JsonNode refused = results(result).get(1);
        assertEquals(400, refused.path("status").intValue());
        assertEquals("BAD_REQUEST", refused.path("error").path("code").textValue());
        assertTrue(results(result).get(2).path("status").isNull());
        assertEquals(0, batch("# nothing\n").exit());
        assertEquals("", batch("").out());
    }

    @Test
    void whatHasNoPlaceInABatchIsAUsageErrorOfItsLine() {
        String lines = """
                batch -
                smoke
                sandbox path
                sandbox reset -y
                profiles list
                ids mask
                help
                --version
                care-units list --help
                -v batch -
                """;
        Cli.Result result = batch(lines);
        assertEquals(List.of(2, 2, 2, 2, 2, 2, 2, 2, 2, 2), exits(result));
    }

    @Test
    void noLineReadsStandardInputOrTheTerminal() {
        String lines = "patients get @-\npatients get emr_id:@ask\nresources get header:x --header 'x: @-'\n"
                + "documents create --emr webdoc --patient-id L0_12345 --title a --type b --created-by-id 101"
                + " --format text/plain --file @-\napi POST /x --input -\nresources get 101\n";
        Cli.Result result = batch(lines, "--allow-files");
        assertEquals(List.of(2, 2, 2, 2, 2, 0), exits(result), result.out());
    }

    @Test
    void filesAreReadOnlyWhereThatIsAllowed() throws IOException {
        Path id = Files.writeString(home.resolve("id"), "101\n");
        String document = "documents create --emr webdoc --patient-id L0_12345 --title a --type b --created-by-id 101"
                + " --format text/plain --file " + id + "\n";
        String lines = "resources get @" + id + "\n" + document + "api POST /care-units --input " + id + "\n"
                + "resources get header:x --header 'x: @" + id + "'\n";
        assertEquals(List.of(2, 2, 2, 2), exits(batch(lines)));
        assertEquals(List.of(0, 0, 7, 0), exits(batch(lines, "--allow-files")));
    }

    @Test
    void globalOptionsOfTheBatchAreDefaultsForItsLines() {
        Cli.Result result = batch(
                "care-units list\ncare-units list --emr konfidens --fields id,name\n",
                "--emr",
                "webdoc",
                "--fields",
                "id");
        assertEquals(
                "[{\"id\":\"L0_1\"},{\"id\":\"L0_10\"}]",
                Json.compact(results(result).get(0).path("result")));
        assertEquals(2, results(result).get(1).path("result").get(0).size());
        Cli.Result header =
                batch("resources get header:x\nresources list\n", "--header", "x: 101", "--emr", "konfidens");
        assertEquals(List.of(0, 0), exits(header), header.out());
        assertEquals(
                List.of(0, 0),
                exits(batch("resources get 101 --no-id-via-header\nresources get 101\n", "--id-via-header")));
    }

    @Test
    void aDryRunSendsNothing() {
        Cli.Result result = batch(BOOKING.formatted(10), "--dry-run");
        assertEquals(
                "POST", results(result).get(0).path("result").path("method").textValue());
        assertEquals("[]\n", cli().run("appointments", "list", "-o", "json").out());
    }

    @Test
    void itStopsAtAnErrorWhereToldTo() {
        String lines = "care-units list\nappointments get A7\n" + "care-units list\n".repeat(50);
        Cli.Result result = batch(lines, "--stop-on-error", "--parallel", "1");
        assertEquals(12, result.exit());
        assertEquals(List.of(0, 5), exits(result));
        assertTrue(result.err().contains("the rest was not begun"), result.err());
    }

    @Test
    void mistakesOnItsOwnLineRunNothing() {
        assertEquals(2, cli().run("batch").exit());
        assertEquals(3, cli().run("batch", home + "/none").exit());
        for (String option : List.of("--parallel=0", "--parallel=x", "--rate=x", "-o=csv", "--retry-unknown")) {
            Cli.Result result = batch("care-units list\n", option);
            assertEquals(2, result.exit(), option);
            assertEquals("", result.out());
        }
        assertEquals(
                2,
                batch("care-units list\n", "--dry-run", "--journal", home + "/j")
                        .exit());
        assertEquals(3, batch("care-units list\n", "--profile", "none").exit());
    }

    @Test
    void personalNumbersAreNeitherHintedAtNorShown() {
        String number = "191212121212";
        Cli.Result result =
                batch("patients get --emr webdoc se_personal_number:" + number + "\nresources get '" + number + "\n");
        assertEquals(List.of(5, 2), exits(result));
        assertFalse((result.out() + result.err()).contains(number), result.out() + result.err());
        assertFalse(result.err().contains("hint"), result.err());
    }

    @Test
    void aReaderWhoLeavesEndsItQuietly() {
        int[] left = {3};
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (left[0]-- == 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = cli().input("care-units list\n".repeat(10_000)).run(out, err, "batch", "-");
        assertEquals(12, exit);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void progressIsShownOnATerminalOnly() {
        Cli.Result result =
                cli().terminal(80).input("care-units list\n".repeat(3)).run("batch", "-");
        assertTrue(result.err().contains("3 done, 0 failed"), result.err());
    }

    @Test
    void runningAgainWithAJournalDoesNothingTwice() throws IOException {
        Path journal = home.resolve("journal");
        String lines = "care-units list\n" + BOOKING.formatted(10) + BOOKING.formatted(10) + BOOKING.formatted(11);
        Cli.Result first = batch(lines, "--journal", journal.toString(), "--parallel", "1");
        assertEquals(List.of(0, 0, 6, 0), exits(first), first.out());
        Cli.Result second = batch(lines + "care-units list\n", "--journal", journal.toString());
        assertEquals(12, second.exit());
        assertEquals(List.of(0, 0, 6, 0, 0), exits(second));
        assertTrue(results(second).get(3).path("skipped").booleanValue());
        assertFalse(results(second).get(4).has("skipped"));
        assertEquals("A1\nA2\n", cli().run("appointments", "list", "-o", "id").out());
        String recorded = Files.readString(journal);
        assertFalse(recorded.contains("301") && recorded.contains("appointments"), recorded);
    }

    @Test
    void aChangedInputIsRefusedBeforeAnythingIsSent() {
        String journal = home + "/journal";
        batch("care-units list\nresources list\n", "--journal", journal);
        for (String changed : List.of(
                "care-units list\n" + BOOKING.formatted(10),
                BOOKING.formatted(10) + "care-units list\nresources list\n",
                "care-units list\n",
                "care-units list\n# resources list\n" + BOOKING.formatted(10))) {
            Cli.Result result = batch(changed, "--journal", journal);
            assertEquals(3, result.exit());
            assertEquals("", result.out());
        }
        assertEquals("[]\n", cli().run("appointments", "list", "-o", "json").out());
        assertNotEquals(
                3,
                batch("care-units list\nresources list\nservices list\n", "--journal", journal)
                        .exit());
    }

    @Test
    void aWriteOfUnknownEndIsSentAgainOnlyOnDemand() throws IOException {
        Path journal = home.resolve("journal");
        String lines = BOOKING.formatted(10) + "care-units list\n";
        batch(lines, "--journal", journal.toString(), "--parallel", "1");
        // As if it had ended in the middle of the first line.
        List<String> records = Files.readAllLines(journal);
        Files.write(journal, records.subList(0, 2));
        Cli.Result again = batch(lines, "--journal", journal.toString());
        assertEquals(List.of(10, 0), exits(again), again.out());
        assertEquals(
                "UNKNOWN_OUTCOME",
                results(again).get(0).path("error").path("code").textValue());
        Cli.Result demanded = batch(lines, "--journal", journal.toString(), "--retry-unknown");
        assertEquals(List.of(6, 0), exits(demanded), demanded.out());
    }

    @Test
    void whatSentNothingRunsAgainAlsoWhenItIsMended() throws IOException {
        Path id = Files.writeString(home.resolve("id"), "301\n");
        String journal = home + "/journal";
        String file = BOOKING.formatted(10).replace("--patient-id 301", "--patient-id @" + id);
        String lines =
                "nonsense\nresources get '101\nehrs get nope\ncare-units list --emr nope\nresources list\n" + file;
        Cli.Result first = batch(lines, "--journal", journal);
        assertEquals(List.of(2, 2, 5, 5, 0, 2), exits(first), first.out());
        String mended = "care-units list\n# none\n\ncare-units list --emr webdoc\nresources list\n" + file;
        Cli.Result second = batch(mended, "--journal", journal, "--allow-files");
        assertEquals(List.of(0, 0, 0, 0), exits(second), second.out());
        assertTrue(results(second).get(2).path("skipped").booleanValue());
        assertFalse(results(second).get(3).has("skipped"));
        Cli.Result third = batch(mended, "--journal", journal, "--allow-files");
        for (JsonNode result : results(third)) {
            assertTrue(result.path("skipped").booleanValue(), third.out());
        }
        assertEquals("A1\n", cli().run("appointments", "list", "-o", "id").out());
    }

    @Test
    void aDryRunOfALineIsNotItsEnd() {
        String journal = home + "/journal";
        assertEquals(List.of(0), exits(batch(BOOKING.formatted(10).strip() + " --dry-run\n", "--journal", journal)));
        assertEquals(List.of(0), exits(batch(BOOKING.formatted(10), "--journal", journal)));
        assertEquals("A1\n", cli().run("appointments", "list", "-o", "id").out());
    }

    @Test
    void aJournalIsOfOneSandboxFileWhateverItsName() throws IOException {
        Path x = home.resolve("x.db");
        Path link = Files.createSymbolicLink(home.resolve("link"), home);
        String journal = home + "/journal";
        Cli.Result first = batch("care-units list\n", "--journal", journal, "--api", "sandbox:" + x);
        assertEquals(0, first.exit(), first.err());
        Cli.Result again =
                batch("care-units list\n", "--journal", journal, "--api", "sandbox:" + link.resolve("./x.db"));
        assertTrue(results(again).get(0).path("skipped").booleanValue(), again.err());
        Cli.Result other = batch("care-units list\n", "--journal", journal, "--api", "sandbox:" + home + "/y.db");
        assertEquals(3, other.exit());
    }

    @Test
    void linesSayWhereTheyGoOnlyWhereThatIsAllowed() {
        cli().run("profiles", "set", "other", "emr=webdoc");
        String lines = "care-units list --api sandbox:" + home + "/x.db\ncare-units list --profile other\n"
                + "care-units list --allow-http\ncare-units list --api=sandbox -p other\ncare-units list\n";
        Cli.Result refused = batch(lines);
        assertEquals(List.of(2, 2, 2, 2, 0), exits(refused), refused.out());
        assertFalse(Files.exists(home.resolve("x.db")));
        assertTrue(refused.out().contains("--api has no place in a line of a batch"), refused.out());
        assertEquals(List.of(0, 0, 0, 0, 0), exits(batch(lines, "--allow-targets")));
    }

    @Test
    void credentialsOfTheEnvironmentAreNotForTheApiOfALine() {
        String lines = "care-units list --emr webdoc --api https://127.0.0.2.example.invalid\n";
        Cli.Result line = new Cli(home)
                .with("EHRCTL_CLIENT_ID", "client")
                .with("EHRCTL_CLIENT_SECRET", "secret-of-the-process")
                .input(lines)
                .run("batch", "-", "--allow-targets");
        assertEquals(List.of(3), exits(line), line.out());
        Cli.Result prompt = new Cli(home)
                .with("EHRCTL_CLIENT_ID", "client")
                .with("EHRCTL_CLIENT_SECRET", "secret-of-the-process")
                .run(
                        "care-units",
                        "list",
                        "--emr",
                        "webdoc",
                        "--api",
                        "https://127.0.0.2.example.invalid",
                        "--retries=0");
        assertEquals(9, prompt.exit(), prompt.err());
    }

    @Test
    void afterAnEqualsSignAllIsValue() {
        for (String option : List.of("-hello", "-oh", "-p", "-vital", "-V", "--help", "--dry-run", "-")) {
            Cli.Result result = batch(BOOKING.formatted(10).strip() + " '--comment=" + option + "' --dry-run\n");
            assertEquals(List.of(0), exits(result), option + result.out());
            assertTrue(results(result).get(0).path("result").path("body").has("comment"));
        }
    }

    @Test
    void anOptionIsNoValueOfTheOneBeforeIt() {
        for (String next : List.of("--dry-run", "-o json", "-ojson", "-v", "--fields=id", "-h", "")) {
            Cli.Result result = batch(BOOKING.formatted(10).strip() + " --comment " + next + "\n");
            assertEquals(List.of(2), exits(result), next + result.out());
            assertTrue(result.out().contains("--comment needs a value"), result.out());
        }
        assertEquals(List.of(0), exits(batch(BOOKING.formatted(10).strip() + " --comment -x -vo json\n")));
    }
}
