package ehrctl.command.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import ehrctl.harness.ScriptedServer;
import ehrctl.harness.Words;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal is told of a write. */
class DoneTest {
    @TempDir
    Path home;

    private Cli.Result terminal(String line) throws IOException {
        return new Cli(home).terminal(200).run(Words.of(line).toArray(new String[0]));
    }

    private String slot(String options) throws IOException {
        return new Cli(home)
                .run(Words.of("timeslots list -o json " + options).toArray(new String[0]))
                .out();
    }

    @Test
    void aBookingSaysWhatAndWhere() throws IOException {
        String slot = slot("");
        Cli.Result booked = new Cli(home)
                .terminal(200)
                .input(slot)
                .run("appointments", "create", "--slot", "@-", "--patient-id", "301");
        assertEquals("ehrctl: booked A1 · konfidens · L0_1 · embedded sandbox\n", booked.err());
        assertEquals(
                "ehrctl: cancelled A1 · konfidens · L0_1 · embedded sandbox\n",
                terminal("appointments cancel A1").err());
    }

    @Test
    void twoStepsNameTheSecond() throws IOException {
        String slot = slot("--emr anitasystems");
        terminal("patients create --emr anitasystems --first-name Kari --last-name Hansen --phone +46701740605");
        Cli.Result booked = new Cli(home)
                .terminal(200)
                .input(slot)
                .run("appointments", "create", "--emr", "anitasystems", "--slot", "@-", "--patient-id", "P1");
        assertTrue(
                booked.err().contains("booked A1, awaits its code · anitasystems · L0_1 · embedded sandbox\n"),
                booked.err());
        assertTrue(
                booked.err().contains("confirm: ehrctl appointments confirm A1 --emr anitasystems --code CODE\n"),
                booked.err());
        terminal("appointments confirm A1 --emr anitasystems --code 123456");
        Cli.Result cancelled = terminal("appointments cancel A1 --emr anitasystems");
        assertTrue(
                cancelled.err().contains("confirm: ehrctl appointments confirm A2 --emr anitasystems"),
                cancelled.err());
    }

    @Test
    void noIdOfAPersonIsNamed() throws IOException {
        Cli.Result created = terminal(
                "patients create --emr webdoc --first-name Kari --last-name Hansen --phone +46701740605 -o json");
        assertEquals("ehrctl: registered the patient · webdoc · L0_1 · embedded sandbox\n", created.err());
    }

    @Test
    void aTimeslotOfNobodyKnowsWhichEhrIsBookedInTheDefault() throws IOException {
        Cli.Result booked = new Cli(home)
                .input(slot("--emr webdoc"))
                .run("appointments", "create", "--slot", "@-", "--patient-id", "301");
        assertEquals(
                "ehrctl: hint: booked in konfidens, the default; a timeslot of another EHR needs its --emr\n",
                booked.err());
        Cli.Result named = new Cli(home)
                .input(slot("--emr webdoc"))
                .run("appointments", "create", "--emr", "webdoc", "--slot", "@-", "--patient-id", "L0_12345");
        assertFalse(named.err().contains("hint"), named.err());
    }

    @Test
    void anAnswerThatTakesLongIsAwaitedAloud() throws IOException {
        try (ScriptedServer slow = new ScriptedServer(caller -> {
            Thread.sleep(600);
            caller.read();
            caller.answer("200 OK\r\nContent-Type: application/json", "[]");
        })) {
            Cli.Result waited = terminal("care-units list --emr webdoc --api " + slow.url());
            String host = slow.url().substring("http://".length());
            assertTrue(waited.err().startsWith("ehrctl: waiting for " + host + ", attempt 1 of 3\n"), waited.err());
        }
    }

    @Test
    void aWaitForTheNextAttemptIsSaid() throws IOException {
        Cli.Result away = terminal("care-units list --api http://127.0.0.1:1 --emr webdoc --retries 1");
        assertEquals(9, away.exit());
        assertTrue(away.err().startsWith("ehrctl: waiting for 127.0.0.1:1, attempt 2 of 2\n"), away.err());
        assertTrue(away.err().contains("ehrctl sandbox serve --port 1\n"), away.err());
        Cli.Result unseen = new Cli(home)
                .run("care-units", "list", "--api", "http://127.0.0.1:1", "--emr", "webdoc", "--retries", "1");
        assertFalse(unseen.err().contains("waiting"), unseen.err());
    }
}
