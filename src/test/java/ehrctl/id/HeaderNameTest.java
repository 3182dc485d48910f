package ehrctl.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"x-resource-id", "x-patient-id", "X-Referring-Resource", "a", "id2"})
    void anOrdinaryNameIsReturnedAsGiven(String name) {
        assertEquals(name, HeaderName.check(name));
    }

    @Test
    void sixtyFourCharactersAreTheMost() {
        String longest = "x".repeat(64);
        assertEquals(longest, HeaderName.check(longest));
        assertThrows(InvalidIdException.class, () -> HeaderName.check(longest + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "1x", "x_y", "x y", "x:y", "x\r\ny", "å", "x\u0130"})
    void otherFormsAreRefusedWithoutEcho(String name) {
        String message = assertThrows(InvalidIdException.class, () -> HeaderName.check(name))
                .getMessage();
        assertFalse(name.length() > 1 && message.contains(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "Authorization",
                "COOKIE",
                "host",
                "content-length",
                "Content-Type",
                "transfer-encoding",
                "connection",
                "accept",
                "accept-encoding",
                "user-agent",
                "expect",
                "te",
                "trailer",
                "upgrade",
                "keep-alive",
                "proxy-authorization",
                "sec-fetch-mode",
                "forwarded",
                "via",
                "origin",
                "referer",
                "if-match",
                "range",
                "date",
                "x-leyr-client-id",
                "X-Leyr-Client-Secret",
                "x-forwarded-for"
            })
    void namesInUseAreRefusedInAnyCase(String name) {
        assertThrows(InvalidIdException.class, () -> HeaderName.check(name));
    }
}
