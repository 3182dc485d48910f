package ehrctl.command.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.harness.Cli;
import ehrctl.harness.Cli.Result;
import ehrctl.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code smoke} on the embedded sandbox. */
class SmokeTest {
    @TempDir
    Path home;

    private Cli cli;

    @BeforeEach
    void setUp() {
        cli = new Cli(home);
    }

    @Test
    void everyEhrPassesWithWritesAndASecondRunReportsTheSame() throws Exception {
        List<String> first = withoutTimes(cli.run("smoke", "--emr", "all", "--write", "-o", "json"));
        List<String> second = withoutTimes(cli.run("smoke", "--emr", "all", "--write", "-o", "json"));
        assertEquals(Ehrs.all().size() * SmokeCheck.count(), first.size());
        assertEquals(first, second);
    }

    @Test
    void strictlyEveryLackIsProvenToBeRefused() throws Exception {
        List<String> lines = withoutTimes(cli.run("smoke", "--emr", "all", "--write", "--strict", "-o", "json"));
        for (Ehr ehr : Ehrs.all()) {
            assertTrue(
                    lines.contains(ehr.code() + " resource-by-no-personal-number passed refused as it must be"),
                    ehr.code());
        }
        assertTrue(lines.contains("konfidens appointment-update passed refused as it must be"));
        assertTrue(lines.contains("anitasystems patient-by-emr-id passed refused as it must be"));
        assertTrue(lines.contains("cliniko appointment-update passed null"));
    }

    private static List<String> withoutTimes(Result result) throws Exception {
        assertEquals(0, result.exit(), result.err());
        List<String> lines = new ArrayList<>();
        for (JsonNode row : Json.parse(result.out())) {
            assertTrue(row.path("ms").isIntegralNumber());
            assertNotEquals("failed", row.path("result").asText(), row.toString());
            lines.add(row.path("emr").asText() + " " + row.path("check").asText() + " "
                    + row.path("result").asText() + " " + row.path("reason").asText());
        }
        return lines;
    }

    @Test
    void everyBookingIsCancelledAgain() throws Exception {
        assertEquals(0, cli.run("smoke", "--write", "--emr", "webdoc,cliniko").exit());
        for (String emr : List.of("webdoc", "cliniko")) {
            Result list = cli.run("appointments", "list", "--emr", emr, "-o", "json");
            JsonNode appointments = Json.parse(list.out());
            assertFalse(appointments.isEmpty());
            for (JsonNode appointment : appointments) {
                assertEquals("cancelled", appointment.path("status").asText());
            }
        }
    }

    @Test
    void whatStaysBehindIsListed() {
        Result result = cli.run("smoke", "--write", "--emr", "webdoc");
        assertTrue(
                result.out()
                        .contains("stays behind: patient (1), cancelled appointment (1), medical note (1),"
                                + " document (1), schedule period (1)"),
                result.out());
    }

    @Test
    void withoutWriteNothingIsWritten() {
        Result result = cli.run("smoke");
        assertEquals(0, result.exit(), result.err());
        assertTrue(result.out().contains("needs --write"));
        assertEquals("[]\n", cli.run("appointments", "list", "-o", "json").out());
        assertEquals(
                "[]\n",
                cli.run("patients", "find", "--first-name", "Smoke", "--last-name", "Ehrctl-Smoke", "-o", "json")
                        .out());
    }

    @Test
    void aTwoStepBookingIsConfirmedAndAWrongCodeFailsAndIsNamed() {
        Result right = cli.run("smoke", "--emr", "anitasystems", "--write", "-o", "csv", "--fields", "check,result");
        assertTrue(right.out().contains("appointment-confirm,passed"), right.out());
        Result wrong = cli.run("smoke", "--emr", "anitasystems", "--write", "--code", "000000");
        assertEquals(11, wrong.exit());
        assertTrue(wrong.out().contains("a booking could not be cancelled; stays behind: patient (1)"), wrong.out());
        assertTrue(wrong.out().contains("appointment that is not cancelled (1)"), wrong.out());
        assertTrue(wrong.err().contains("ehrctl appointments cancel"), wrong.err());
    }

    @Test
    void aCareUnitThatIsNotThereFails() {
        Result result = cli.run("smoke", "--care-unit", "L0_99");
        assertEquals(11, result.exit());
        assertTrue(result.out().contains("the care unit that was named is not in the list"), result.out());
        assertTrue(result.err().startsWith("ehrctl: 1 of 37 checks failed"), result.err());
    }

    @Test
    void anErrorIsOneJsonObjectWhereJsonIsAskedFor() throws Exception {
        Result result = cli.run("smoke", "--care-unit", "L0_99", "-o", "json");
        JsonNode error = Json.parse(result.err()).path("error");
        assertEquals("CHECK_FAILED", error.path("code").asText());
        assertEquals(11, error.path("exit_code").asInt());
    }

    @Test
    void theOutputStaysInOrder() {
        Result result = cli.run("smoke", "--emr", "webdoc,cliniko,dips,kaddio,muntra", "-o", "csv", "--fields", "emr");
        StringBuilder order = new StringBuilder();
        String last = "emr";
        for (String line : result.out().split("\n", -1)) {
            if (!line.equals(last)) {
                order.append(line).append(' ');
            }
            last = line;
        }
        assertEquals("webdoc cliniko dips kaddio muntra", order.toString().strip());
    }

    @Test
    void tapHasItsPlanAndALineForEachCheck() {
        Result result = cli.run("smoke", "--tap");
        String[] lines = result.out().split("\n", -1);
        assertEquals("TAP version 14", lines[0]);
        assertEquals("1.." + SmokeCheck.count(), lines[1]);
        int points = 0;
        for (String line : lines) {
            points += line.startsWith("ok ") ? 1 : 0;
        }
        assertEquals(SmokeCheck.count(), points);
        assertTrue(result.out().contains("ok 17 - konfidens patient-create # SKIP needs --write\n"), result.out());
    }

    @Test
    void reportsHoldNoPersonalNumbersAndNoIds() throws Exception {
        Path junit = home.resolve("smoke.xml");
        String out = cli.run("smoke", "--emr", "all", "--write", "--junit", junit.toString())
                .out();
        String all = out + Files.readString(junit);
        for (String id : List.of("26858605848", "200002292399", "191212121212", "E000000012345", "L0_1", "abc_12345")) {
            assertFalse(all.contains(id), id);
        }
    }

    @Test
    void aTerminalGetsColourAndOneLineOfProgress() {
        Result result = cli.terminal(120).run("smoke");
        assertTrue(result.out().contains("\u001b[32mpassed\u001b[0m"), result.out());
        assertTrue(result.err().contains("checking: 1 of 37\r\u001b[K"), result.err());
        assertTrue(result.err().endsWith("\r\u001b[K"), result.err());
        assertFalse(new Cli(home).run("smoke").out().contains("\u001b"));
    }

    @Test
    void mistakesOnTheLineAreFoundBeforeAnythingIsDone() {
        assertEquals(2, cli.run("smoke", "--dry-run").exit());
        assertEquals(2, cli.run("smoke", "--curl").exit());
        assertEquals(2, cli.run("smoke", "--write=some").exit());
        assertEquals(2, cli.run("smoke", "--emr", "webdoc,").exit());
        assertEquals(2, cli.run("smoke", "--tap", "-o", "json").exit());
        assertEquals(2, cli.run("smoke", "-o", "id").exit());
        assertEquals(2, cli.run("smoke", "--parallel", "0").exit());
        assertEquals(2, cli.run("smoke", "--max-time", "soon").exit());
        assertEquals(2, cli.run("smoke", "--external-id", "191212121213").exit());
        assertEquals(2, cli.run("smoke", "--api", "http://127.0.0.1:1").exit());
        assertEquals(
                3,
                cli.run("smoke", "--junit", home.resolve("no/smoke.xml").toString())
                        .exit());
        assertEquals(5, cli.run("smoke", "--emr", "nosuch").exit());
    }

    @Test
    void itsHelpIsFoundWithoutAVerb() {
        String help = cli.run("smoke", "--help").out();
        assertTrue(help.startsWith("Usage: ehrctl smoke [OPTIONS]"), help);
        assertEquals(help, cli.run("help", "smoke").out());
        assertTrue(cli.run("--help").out().contains("Check whether an environment works"));
    }

    @Test
    void onlyTheNamedChecksAndWhatTheyBuildOnAreDone() throws Exception {
        List<String> done = done(cli.run("smoke", "--only", "slot-back", "--write", "-o", "json"));
        assertEquals(
                List.of(
                        "reach",
                        "care-units",
                        "resources",
                        "timeslots",
                        "patient-create",
                        "appointment-create",
                        "appointment-confirm",
                        "appointment-cancel",
                        "slot-back",
                        "clean-up"),
                done);
        assertFalse(done(cli.run("smoke", "--skip", "resources,schedule", "-o", "json"))
                .contains("resources"));
    }

    /** What is needed stands before what needs it, or it would come too late. */
    @Test
    void eachCheckNeedsEarlierOnesOnly() {
        for (SmokeCheck check : SmokeCheck.values()) {
            for (SmokeCheck needed : check.needs()) {
                assertTrue(needed.compareTo(check) < 0, check + " needs " + needed);
            }
        }
    }

    @Test
    void unknownChecksAreRefused() {
        assertEquals(2, cli.run("smoke", "--only", "timeslot").exit());
        assertTrue(cli.run("smoke", "--only", "timeslot").err().contains("did you mean timeslots?"));
        assertEquals(2, cli.run("smoke", "--skip", "reach").exit());
    }

    @Test
    void theListNamesEachCheck() throws Exception {
        JsonNode list = Json.parse(cli.run("smoke", "--list", "-o", "json").out());
        assertEquals(SmokeCheck.count(), list.size());
        assertEquals("reach", list.path(0).path("check").asText());
        assertEquals("care-units list", list.path(0).path("operation").asText());
    }

    @Test
    void anAnswerThatTakesTooLongFailsItsCheckAndStandsInTheSummary() throws Exception {
        Path summary = home.resolve("smoke.md");
        Result slow = cli.run("smoke", "--max-latency", "1ms", "--only", "care-unit", "--markdown", summary.toString());
        if (slow.exit() != 0) {
            assertEquals(11, slow.exit(), slow.err());
            assertTrue(Files.readString(summary).contains("| konfidens | "), Files.readString(summary));
        }
        assertTrue(Files.readString(summary).startsWith("## ehrctl smoke\n"));
        assertEquals(2, cli.run("smoke", "--markdown", "-").exit());
        assertEquals(3, cli.run("smoke", "--markdown", home + "/no/smoke.md").exit());
    }

    @Test
    void eachResultSaysWhereItsExpectationComesFrom() throws Exception {
        for (JsonNode row : Json.parse(cli.run("smoke", "-o", "json").out())) {
            String source = row.path("source").asText();
            boolean asks = !row.path("check").asText().equals("clean-up");
            assertEquals(asks, source.equals("documented") || source.equals("chosen"), row.toString());
        }
    }

    private static List<String> done(Result result) throws Exception {
        assertEquals(0, result.exit(), result.err());
        List<String> done = new ArrayList<>();
        for (JsonNode row : Json.parse(result.out())) {
            if (!row.path("reason").asText().startsWith("left out")) {
                done.add(row.path("check").asText());
            }
        }
        return done;
    }
}
