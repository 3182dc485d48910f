package ehrctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ehrctl.harness.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A national number that is written out works, and one hint says how to do better. */
class NationalNumberHintTest {
    private static final String HINT = "hint: a personal number on the command line";

    @TempDir
    Path home;

    private static int hints(Cli.Result result) {
        return result.err().split(HINT, -1).length - 1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resources get --emr webdoc --care-unit L0_10 se_personal_number:191212121212",
                "appointments list --emr webdoc --care-unit L0_10 --resource-id se_personal_number:191212121212"
                        + " --patient-id se_personal_number:197110021834",
                "patients create --first-name A --last-name B --external-id 26258605879",
                "resources get header:x-a --header x-a:se_personal_number:191212121212 --emr webdoc --care-unit L0_10",
                "api GET /care-units/L0_10/resources/se_personal_number:191212121212 --emr webdoc",
                "api GET /care-units/L0_10/resources/header:x-a --header x-a:se_personal_number:191212121212"
                        + " --emr webdoc",
                "ids check se_personal_number:191212121212 no_personal_number:26258605879",
            })
    void oneHintIsGivenOnceAndNoneWhereNobodyWantsIt(String line) {
        String[] arguments = line.split(" ", -1);
        Cli.Result result = new Cli(home).run(arguments);
        assertEquals(0, result.exit(), result.err());
        assertEquals(1, hints(result), result.err());
        Cli.Result quiet = new Cli(home).with("EHRCTL_NO_HINTS", "1").run(arguments);
        assertEquals(0, hints(quiet), quiet.err());
        Cli.Result batch = new Cli(home).input(line + "\n").run("batch", "-");
        assertEquals(0, batch.exit(), batch.out());
        assertFalse((batch.out() + batch.err()).contains("hint"), batch.out() + batch.err());
    }

    @Test
    void thereIsNoHintWhereTheNumberIsReadFromElsewhere() {
        Cli.Result result = new Cli(home)
                .input("191212121212\n")
                .run("resources", "get", "--emr", "webdoc", "--care-unit", "L0_10", "se_personal_number:@-");
        assertEquals(0, result.exit(), result.err());
        assertEquals("", result.err());
    }
}
