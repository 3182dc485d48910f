package ehrctl.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyRuleTest {
    private static final URI API = URI.create("https://api.example");

    private static String chosen(URI base, Map<String, String> environment) {
        return String.valueOf(ProxyRule.choose(base, environment));
    }

    @Test
    void lowerCaseWinsAndEmptyCountsAsUnset() {
        assertEquals("b:2", chosen(API, Map.of("HTTPS_PROXY", "http://a:1", "https_proxy", "http://b:2")));
        assertEquals("null", chosen(API, Map.of("https_proxy", " ")));
        assertEquals("p:80", chosen(API, Map.of("HTTPS_PROXY", "p")));
    }

    @Test
    void eachSchemeHasItsOwnVariable() {
        assertEquals("null", chosen(API, Map.of("http_proxy", "http://a:1")));
        assertEquals("a:1", chosen(URI.create("http://api.example"), Map.of("HTTP_PROXY", "http://a:1")));
    }

    @Test
    void thisMachineIsNeverReachedByProxy() {
        for (String host : List.of("localhost", "127.0.0.1", "127.9.9.9", "[::1]")) {
            assertNull(ProxyRule.choose(URI.create("https://" + host), Map.of("https_proxy", "http://a:1")));
        }
    }

    @Test
    void exceptionsMatchHostsAndWhatEndsInThem() {
        for (String except : List.of("*", "api.example", "example", ".example", "*.example", "x, API.example:443 ,")) {
            assertEquals("null", chosen(API, Map.of("https_proxy", "http://a:1", "NO_PROXY", except)), except);
        }
        for (String except : List.of("", "pi.example", "api.example:444", "other", "api.example.com", ",")) {
            assertEquals("a:1", chosen(API, Map.of("https_proxy", "http://a:1", "no_proxy", except)), except);
        }
        URI six = URI.create("https://[2001:db8::1]");
        assertEquals("null", chosen(six, Map.of("https_proxy", "http://a:1", "no_proxy", "2001:db8::1")));
    }

    @Test
    void whatIsNoHttpProxyIsRefusedByNameWithoutItsValue() {
        for (String value : List.of("socks5://pw@a:1", "https://pw@a:1", "http://pw@:1", "http://pw@a:99999", "::pw")) {
            Failure failure = assertThrows(Failure.class, () -> ProxyRule.choose(API, Map.of("https_proxy", value)));
            assertEquals(ExitCode.USAGE, failure.exitCode());
            assertEquals("HTTPS_PROXY is not the URL of an http proxy", failure.getMessage());
            assertFalse(failure.details().toString().contains("pw"));
        }
    }
}
