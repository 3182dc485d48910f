package ehrctl.command.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ehrctl.api.Failure;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchInputTest {
    private static List<String> lines(String text) {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> lines(InputStream in) {
        BatchInput input = new BatchInput(in);
        List<String> lines = new ArrayList<>();
        for (BatchInput.Line line = input.next(); line != null; line = input.next()) {
            lines.add(line.number() + ":" + line.text());
        }
        assertNull(input.next());
        return lines;
    }

    @Test
    void commentsAndBlankLinesCountAndAreLeftOut() {
        assertEquals(List.of("3:a", "6:b c"), lines("# x\n\na\n \t\r\n  #y\nb c"));
        assertEquals(List.of(), lines(""));
        assertEquals(List.of(), lines("\n\n"));
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertEquals(List.of("1:a", "2:b"), lines("a\nb"));
        assertEquals(List.of("1:a", "2:b"), lines("a\nb\n"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertEquals(List.of("1:a", "2:b"), lines("\uFEFFa\nb\n"));
    }

    @Test
    void linesMayCrossTheBuffersEnd() {
        String longer = "x".repeat(65_530);
        assertEquals(
                List.of("1:" + longer, "2:" + longer + longer, "3:æ"),
                lines(longer + "\n" + longer + longer + "\næ\n"));
    }

    @Test
    void whatIsNoUtf8IsALineOfItsOwnThatFails() {
        BatchInput input = new BatchInput(new ByteArrayInputStream(new byte[] {'a', (byte) 0xff, '\n', 'b'}));
        BatchInput.Line broken = input.next();
        assertNotNull(broken);
        assertThrows(Failure.class, broken::text);
        BatchInput.Line next = input.next();
        assertNotNull(next);
        assertEquals("b", next.text());
    }

    @Test
    void aLineWithoutEndDoesNotFillTheMemory() {
        byte[] line = ("y".repeat(3 * BatchInput.LONGEST) + "\nb").getBytes(StandardCharsets.UTF_8);
        BatchInput input = new BatchInput(new ByteArrayInputStream(line));
        BatchInput.Line tooLong = input.next();
        assertNotNull(tooLong);
        assertEquals(BatchInput.LONGEST + 1, tooLong.bytes().length);
        assertThrows(Failure.class, tooLong::text);
        BatchInput.Line next = input.next();
        assertNotNull(next);
        assertEquals("b", next.text());
        assertEquals(line.length, input.passed());
    }
}
