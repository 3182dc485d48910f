package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.MadeUpRequest;
import ehrctl.harness.Served;
import ehrctl.harness.Trials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Requests that chance made up, over one connection after the other. */
class ServerFuzzTest {
    private Socket socket;

    @Test
    void everyRequestIsAnsweredAndNoneWithAFaultOfTheServer() throws Exception {
        try (Served served = new Served()) {
            int[] byFamily = new int[6];
            Trials.each(4_000, 150_000, chance -> {
                byte[] request = new MadeUpRequest(chance).bytes();
                int status;
                try {
                    status = answer(served, request);
                } catch (IOException e) {
                    throw new IOException("no answer to " + new String(request, StandardCharsets.UTF_8), e);
                }
                byFamily[status / 100]++;
                assertTrue(status < 500, () -> status + " to " + new String(request, StandardCharsets.UTF_8));
            });
            // Neither all refused nor all accepted: both roads were driven.
            assertTrue(byFamily[2] > 100 && byFamily[4] > 100, byFamily[2] + " and " + byFamily[4]);
        } finally {
            if (socket != null) {
                socket.close();
            }
        }
    }

    /** The status; the connection is kept where the server keeps it. */
    private int answer(Served served, byte[] request) throws IOException {
        if (socket == null) {
            socket = served.connect();
            socket.setTcpNoDelay(true);
        }
        socket.getOutputStream().write(request);
        String head = head(socket.getInputStream());
        int length = 0;
        boolean ends = false;
        boolean json = false;
        for (String line : head.split("\r\n", -1)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            ends |= lower.equals("connection: close");
            json |= lower.equals("content-type: application/json");
        }
        int status = Integer.parseInt(head.substring(9, 12));
        boolean headOnly = request[0] == 'H';
        byte[] body = headOnly ? new byte[0] : socket.getInputStream().readNBytes(length);
        if (json && !headOnly) {
            JsonNode answer = Served.json(new String(body, StandardCharsets.UTF_8));
            assertEquals(status >= 400, answer.has("code") && answer.has("instance"), head);
        } else {
            // The library's own word on what is no HTTP; it hangs up after it.
            assertTrue(status >= 400 || headOnly, head);
            ends |= !json;
        }
        assertFalse(head.contains("internal"), head);
        if (ends) {
            socket.close();
            socket = null;
        }
        return status;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up after: " + head);
            }
            head.write(next);
            ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
