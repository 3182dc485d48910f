package ehrctl.command.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.command.line.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchOutputTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private BatchOutput output(OutputStream to, boolean ordered, int window) {
        Surroundings nobody = new Surroundings(
                new ByteArrayInputStream(new byte[0]), to, new ByteArrayOutputStream(), Map.of(), false, false, 0, 0);
        return new BatchOutput(to, ordered, window, new BatchProgress(nobody, 0));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void resultsWaitForTheirTurn() {
        BatchOutput output = output(out, true, 8);
        output.put(2, bytes("c"));
        output.put(1, bytes("b"));
        assertEquals("", written());
        output.put(0, bytes("a"));
        assertEquals("abc", written());
        output.put(3, bytes(""));
        output.put(4, bytes("d"));
        assertEquals("abcd", written());
    }

    @Test
    void unorderedResultsDoNotWait() {
        BatchOutput output = output(out, false, 1);
        output.put(2, bytes("c"));
        output.put(0, bytes("a"));
        assertEquals("ca", written());
    }

    @Test
    void whoIsTooFarAheadWaits() throws InterruptedException {
        BatchOutput output = output(out, true, 2);
        CountDownLatch through = new CountDownLatch(1);
        Thread ahead = new Thread(() -> {
            output.put(2, bytes("c"));
            through.countDown();
        });
        ahead.start();
        assertFalse(through.await(100, TimeUnit.MILLISECONDS));
        output.put(0, bytes("a"));
        assertTrue(through.await(10, TimeUnit.SECONDS));
        output.put(1, bytes("b"));
        ahead.join();
        assertEquals("abc", written());
    }

    @Test
    void aReaderWhoLeftIsNoticed() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        BatchOutput output = output(closed, true, 2);
        assertTrue(output.put(1, bytes("b")));
        assertFalse(output.put(0, bytes("a")));
        assertFalse(output.put(9, bytes("j")));
        assertNotNull(output.broken());
    }

    @Test
    void theProgressSaysHowFarItIs() {
        assertEquals("20 done, 3 failed, 10/s, 6 s remaining", BatchProgress.text(20, 3, 250, 2_000_000_000L, 1000));
        assertEquals("20 done, 0 failed, 10/s", BatchProgress.text(20, 0, 0, 2_000_000_000L, 0));
    }
}
