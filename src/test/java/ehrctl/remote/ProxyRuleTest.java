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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertEquals("p:80", chosen(API, Map.of("https_proxy", "", "HTTPS_PROXY", "p")));
        Map<String, String> except = Map.of("https_proxy", "p", "no_proxy", "", "NO_PROXY", "api.example");
        assertEquals("null", chosen(API, except));
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
    }

    @ParameterizedTest
    @CsvSource({
        "api.example, 'a b,\tapi.example', true",
        "api.example, 'x api.example. y', true",
        "api.example., api.example, true",
        "api.example, .api.example, true",
        "api.example, *.api.example, true",
        "api.example, example:443, true",
        "api.example, '. , *. , ,', false",
        "api.example, 0.0.0.0/0, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.3:443, true",
        "10.1.2.3, 10.1.2.3:80, false",
        "10.1.2.3, 2.3, false",
        "10.1.2.3, .2.3, false",
        "10.1.2.3, *.2.3, false",
        "10.1.2.3, 10.0.0.0/8, true",
        "10.1.2.3, 10.1.2.0/23, true",
        "10.1.2.3, 10.1.4.0/23, false",
        "10.1.2.3, 10.1.2.3/32, true",
        "10.1.2.3, 10.1.2.2/32, false",
        "10.1.2.3, 0.0.0.0/0, true",
        "10.1.2.3, 10.0.0.0/33, false",
        "10.1.2.3, 10.0.0.0/, false",
        "10.1.2.3, 10.0.0.0/-8, false",
        "10.1.2.3, 10.0.0.0/99999999999, false",
        "10.1.2.3, 10/8, false",
        "10.1.2.3, ::/0, false",
        "[2001:db8::5], 2001:db8:0:0:0:0:0:5, true",
        "[2001:db8:0::0:5], 2001:DB8::5, true",
        "[2001:db8::5], [2001:db8::5], true",
        "[2001:db8::5], [2001:db8::5]:443, true",
        "[2001:db8::5], [2001:db8::5]:80, false",
        "[2001:db8::5], 2001:db8::6, false",
        "[2001:db8::5], 2001:db8::/32, true",
        "[2001:db8::5], [2001:db8::]/32, true",
        "[2001:db8::5], 2001:db9::/32, false",
        "[2001:db8::5], 2001:db8::/33, true",
        "[2001:db8:8000::5], 2001:db8::/33, false",
        "[2001:db8::5], 2001:db8::/129, false",
        "[2001:db8::5], 2001:db8::5:5:5:5:5:5:5:5:5, false",
        "[2001:db8::5], 10.0.0.0/8, false"
    })
    void exceptionsAreReadAsCurlsUsersWriteThem(String host, String list, boolean direct) {
        String chosen = chosen(URI.create("https://" + host), Map.of("https_proxy", "http://a:1", "no_proxy", list));
        assertEquals(direct ? "null" : "a:1", chosen);
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
