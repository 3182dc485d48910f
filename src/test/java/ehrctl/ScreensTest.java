package ehrctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import ehrctl.harness.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands on terminals of five widths, from the program's front door to its last letter, as {@code screens} keeps it.
 *
 * <p>{@code mvn -q test -Dtest=ScreensTest -Dehrctl.rewrite=screens} writes what is shown, to be read before it is
 * committed.
 */
class ScreensTest {
    private static final Path SCREENS = Path.of("src/test/resources/screens");

    /** A patient and papers whose letters are wide, combine or are joined. */
    private static final List<String> MADE = List.of(
            "patients create --first-name 花子 --last-name 東京都新宿区西新宿 --phone 99000001",
            "patients create --first-name A\u030Ase --last-name O\u0308berg-Næss-Kjærstad-Høyvik",
            "appointments create --slot @SLOT --patient-id 301 --comment '👩‍⚕️ ring først'",
            "medical-notes create --patient-id 301 --title '診察 og videre oppfølging av pasienten' --created-by-id 101"
                    + " --unstructured 'Pasienten kom til fots, og tok bussen hjem igjen etterpå.'");

    private static final List<String> SHOWN = List.of(
            "care-units list",
            "resources list --sort name",
            "timeslots list --on mon --limit 3",
            "timeslots list --resource-id 101 --start mon --duration 3d --names -o week",
            "appointments list -o week",
            "schedules get 101 --on mon",
            "appointments list",
            "appointments get A1",
            "patients find --first-name 花子",
            "patients find --last-name O\u0308berg-Næss-Kjærstad-Høyvik --fields emr_id,last_name,first_name,care_unit_id,phones",
            "medical-notes list --patient-id 301 --fields id,created_at,title,content.unstructured,created_by_id",
            "ehrs list --limit 5",
            "ehrs get webdoc",
            "status");

    private static final Pattern WHOLE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\S*|L0_\\S*|101-\\d\\S*");

    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void thereIsSomethingToShow() throws IOException {
        cli = new Cli(temp).with("EHRCTL_EMR", "cliniko").with("NO_COLOR", "1").with("EHRCTL_NO_HINTS", "1");
        Path slot = temp.resolve("slot");
        Files.writeString(slot, run("timeslots list --on mon --limit 1 -o json", 0));
        for (String line : MADE) {
            run(line.replace("SLOT", slot.toString()), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120, 200})
    void aScreenShowsWhatFitsAndEveryIdAndTimeWhole(int width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : SHOWN) {
            lines.add("$ ehrctl " + line);
            String shown = run(line, width);
            lines.addAll(shown.lines().toList());
            Matcher whole = WHOLE.matcher(run(line, 1000));
            while (whole.find()) {
                assertTrue(shown.contains(whole.group()), () -> whole.group() + " is not whole in " + shown);
            }
        }
        Path file = SCREENS.resolve(width + ".txt");
        if ("screens".equals(System.getProperty("ehrctl.rewrite"))) {
            Files.createDirectories(SCREENS);
            Files.write(file, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(file)), String.join("\n", lines));
    }

    /** @param width 0 for no terminal */
    private String run(String line, int width) {
        Cli one = width == 0 ? cli.copy() : cli.copy().terminal(width);
        Cli.Result result = one.run(Words.of(line).toArray(new String[0]));
        assertEquals(0, result.exit(), () -> line + ": " + result.err());
        return result.out();
    }
}
