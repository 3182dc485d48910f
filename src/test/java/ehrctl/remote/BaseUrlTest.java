package ehrctl.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.harness.Calls;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseUrlTest {
    @Test
    void prefixIsKeptWithoutSlashesAtItsEnd() {
        assertEquals(
                "https://api.leyr.io", BaseUrl.parse("https://api.leyr.io/").toString());
        assertEquals(
                "https://h:8443/a/b%20c",
                BaseUrl.parse("HTTPS://H:8443/a/b%20c//").toString());
        assertEquals("http://[::1]:80", BaseUrl.parse("http://[::1]:80").toString());
    }

    @Test
    void whatIsNoBaseIsAUsageErrorThatRepeatsNothing() {
        for (String text : List.of(
                "api.leyr.io",
                "tajne:8080",
                "ftp://tajne",
                "https://user:tajne@host",
                "https://host?tajne",
                "https://host/#tajne",
                "https:///tajne",
                "https://host:0/tajne",
                "https://host:70000/tajne",
                "https://ta jne",
                "https:tajne",
                "")) {
            Failure failure = assertThrows(Failure.class, () -> BaseUrl.parse(text), text);
            assertEquals(ExitCode.USAGE, failure.exitCode());
            assertFalse((failure.getMessage() + failure.details()).contains("tajne"), failure.getMessage());
        }
    }

    @Test
    void onlyThisMachineIsLoopback() {
        for (String host : List.of("localhost", "LOCALHOST", "127.0.0.1", "127.255.0.9", "[::1]")) {
            assertTrue(BaseUrl.loopback(URI.create("http://" + host)), host);
        }
        for (String host : List.of(
                "127.0.0.1.example", "127.1", "128.0.0.1", "127.0.0.256", "localhost.example", "[::2]", "127.a.b.c")) {
            assertFalse(BaseUrl.loopback(URI.create("http://" + host)), host);
        }
    }

    @Test
    void plainHttpToAnotherMachineNeedsConsent() {
        Calls calls = new Calls();
        Failure failure = assertThrows(Failure.class, () -> calls.adapter("http://api.example"));
        assertEquals(ExitCode.USAGE, failure.exitCode());
        assertTrue(failure.details().toString().contains("--allow-http"));
        calls.adapter("http://localhost:1").close();
        calls.adapter("https://api.example").close();
    }
}
