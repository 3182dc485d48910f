package ehrctl.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.harness.Calls;
import ehrctl.harness.ScriptedServer;
import ehrctl.remote.Credentials;
import ehrctl.remote.HttpSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SecrecyTest {
    private final Calls calls = new Calls();

    @Test
    void neitherSecretNorIdShowsInWhatIsSaidOfAFailure() throws Exception {
        String echo = Calls.NUMBER + " " + Calls.SECRET;
        List<ScriptedServer.Turn> turns = List.of(
                ScriptedServer.answering("200 OK\r\ncontent-type: " + echo, echo),
                ScriptedServer.answering("200 OK", "{\"a\":\"" + echo + "\""),
                ScriptedServer.answering("301 Moved\r\nlocation: https://x.example/" + Calls.NUMBER, ""),
                ScriptedServer.raw(echo + "\r\n\r\n"),
                ScriptedServer.raw("HTTP/1.1 200 OK\r\n" + echo + "\r\n\r\n"),
                ScriptedServer.raw("HTTP/1.1 200 OK\r\ncontent-length: " + echo + "\r\n\r\n"),
                ScriptedServer.Caller::read);
        calls.retries = 0;
        for (ScriptedServer.Turn turn : turns) {
            for (ApiRequest request : List.of(Calls.readOfAPerson(), Calls.write())) {
                try (ScriptedServer server = new ScriptedServer(turn)) {
                    silent(calls.fail(server, request));
                }
            }
        }
        for (String line : calls.traces) {
            assertFalse(line.contains(Calls.NUMBER), line);
        }
        assertTrue(
                calls.traces
                        .get(0)
                        .startsWith("GET /api/emrs/webdoc/care-units/L0_1/patients/se_personal_number:*** 200 "),
                calls.traces.get(0));
    }

    private static void silent(Failure failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        String all = trace + failure.toString() + failure.details();
        assertFalse(all.contains(Calls.NUMBER), all);
        assertFalse(all.contains(Calls.SECRET), all);
    }

    @Test
    void settingsShowTheirOriginOnly() {
        HttpSettings settings = calls.settings("https://api.example/prefix");
        assertEquals("HttpSettings[https://api.example]", settings.toString());
        assertEquals("Credentials[***]", new Credentials("a", "b").toString());
    }
}
