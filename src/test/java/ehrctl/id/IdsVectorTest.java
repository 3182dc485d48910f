package ehrctl.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class IdsVectorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private record Line(IdType type, String value, String verdict, String note) {}

    @TestFactory
    List<DynamicTest> everyLineGetsItsVerdict() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Line line : lines()) {
            tests.add(dynamicTest(line.type + " " + line.value + " " + line.verdict, () -> holds(line)));
        }
        return tests;
    }

    @Test
    void theCorpusIsReadWhole() throws IOException {
        assertEquals(53, lines().size());
    }

    private static void holds(Line line) {
        Verdict verdict = IdCheck.check(line.type, line.value, TODAY);
        assertEquals(line.verdict, verdict.level().word(), verdict.reason());
        assertEquals(line.verdict.equals("valid"), verdict.reason().isEmpty());
        assertEquals(line.verdict.equals("invalid"), verdict.normalised().isEmpty());
        assertFalse(!line.value.isEmpty() && verdict.toString().contains(line.value), "the value shows");
        if (line.verdict.equals("valid") && line.type == IdType.SE_PERSONAL_NUMBER && line.note.startsWith("1")) {
            assertEquals(line.note.substring(0, 12), verdict.normalised());
        }
        boolean fits = !line.verdict.equals("invalid") && line.type.national();
        assertEquals(fits, !IdCheck.kinds(line.type, line.value).isEmpty());
        if (!line.verdict.equals("invalid")) {
            TypedId id = TypedId.parse(line.type.prefix() + ":" + line.value).normalised(TODAY);
            assertEquals(line.type.prefix() + ":" + verdict.normalised(), id.text());
        }
        assertTrue(verdict.level() == Verdict.Level.INVALID || !verdict.liftable());
    }

    private static List<Line> lines() throws IOException {
        try (InputStream in = IdsVectorTest.class.getResourceAsStream("/vectors/ids.tsv")) {
            List<Line> lines = new ArrayList<>();
            for (String row : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!row.isEmpty() && !row.startsWith("#")) {
                    String[] cells = row.split("\t", -1);
                    lines.add(new Line(IdType.of(cells[0]), cells[1], cells[2], cells[3]));
                }
            }
            return lines;
        }
    }
}
