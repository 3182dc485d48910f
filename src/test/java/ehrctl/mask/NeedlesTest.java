package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found without regard to a text's shape, which {@link Masker} looks at afterwards. */
class NeedlesTest {
    private static final String NUMBER = "191212121212";

    private static String hide(String value, String text) {
        return new Needles(List.of(value)).hide(text).replace("***", "#");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSwedishNumberIsFoundWithoutItsCentury() {
        assertEquals("born #.", hide(NUMBER, "born 121212-1212."));
        assertEquals("born #.", hide("se_personal_number:" + NUMBER, "born 121212+1212."));
    }

    @ParameterizedTest
    @CsvSource({
        "se_personal_number:191212121212, se_personal_number:#",
        "no_such_type:L0_1, no_such_type:L0_1",
        ":L0_1, :L0_1",
        "L0_1, L0_1"
    })
    void aTypeIsLeftAndWhatIsNoTypeBelongsToTheValue(String value, String left) {
        assertEquals(left.equals(value) ? "#" : left, hide(value, value));
        assertEquals("emr_id:#", hide("emr_id:" + value, "emr_id:" + value));
    }

    @Test
    void aReferenceToAHeaderIsNoValue() {
        assertEquals("header:x-resource-id", hide("header:x-resource-id", "header:x-resource-id"));
    }

    @Test
    void digitsBesideANumberAreHiddenWithIt() {
        assertEquals("no #.", hide(NUMBER, "no 77" + NUMBER + "88."));
        assertEquals("a#b", hide(NUMBER, "a7" + NUMBER + "8b"));
    }

    @Test
    void digitsBesideACodeWithLettersStay() {
        assertEquals("#89", hide("abc1234567", "abc123456789"));
        assertEquals("7# 7", hide("7abcdef", "77ABCDEF 7"));
    }

    @Test
    void valuesThatFollowEachOtherAreHiddenAsOne() {
        assertEquals("*** ***", new Needles(List.of("Tolvan", "Tolvansson", "Åsa")).hide("TolvanssonTolvan tolvan"));
    }

    @Test
    void anEncodingIsUndoneSeveralTimes() {
        assertEquals("(#)", hide("Åsa", "(%C3%85sa)"));
        assertEquals("(#)", hide("Åsa", "(%25C3%2585sa)"));
        assertEquals("(#)", hide("Åsa", "(%25252525C3%2525252585sa)"));
    }

    @ParameterizedTest
    @CsvSource({
        "a, Eva Dahl",
        "z, Åse Dahl",
        "A, Kari 2",
        "Z, Øyvind",
        "0, Maxim Ek",
        "9, Tolvan",
        "+, Aþena",
        "/, Zoë Ek"
    })
    void everySignOfBase64BelongsToARun(String sign, String name) {
        String run = base64(name);
        assertTrue(run.replace("=", "").contains(sign), run);
        assertEquals("(#)", hide(name, "(" + run + ")"));
        assertEquals("(#)", hide(name, "(" + run.replace('+', '-').replace('/', '_') + ")"));
    }

    @Test
    void paddingOfUpToTwoSignsIsHiddenWithItsRun() {
        assertEquals("#", hide("Anna", "QW5uYQ=="));
        assertEquals("#", hide("Anna", "QW5uYQ="));
        assertEquals("#", hide("Anna", "QW5uYQ"));
        assertEquals("#=", hide("Anna", "QW5uYQ==="));
        assertEquals("#.", hide("Tolvan", base64("Tolvan") + "."));
    }

    @Test
    void inBase64FourLettersAreFoundAndThreeAreNot() {
        assertEquals("(#)", hide("Anna", "(" + base64("it is Anna") + ")"));
        String three = "(" + base64("it is Liv") + ")";
        assertEquals(three, hide("Liv", three));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tolkien", "Tolv", "a Tolva"})
    void whatOnlyBeginsLikeAValueStaysInBase64(String other) {
        assertEquals(base64(other), hide("Tolvan", base64(other)));
    }

    @Test
    void whereNothingIsLookedForTheTextIsLeft() {
        assertEquals(NUMBER, new Needles(List.of()).hide(NUMBER));
        assertEquals("", hide(NUMBER, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3139313231323132313231322",
                "31 39 31 32 31 32 31 32 31 32 31 32",
                "0x31, 0x39, 0x31, 0x32, 0x31, 0x32, 0x31, 0x32, 0x31, 0x32, 0x31, 0x32",
                "\\x31\\x39\\x31\\x32\\x31\\x32\\x31\\x32\\x31\\x32\\x31\\x32",
                "0x2c85216c7c",
                "%u0031%u0039%u0031%u0032%u0031%u0032%u0031%u0032%u0031%u0032%u0031%u0032",
                "&#000000000049;912&#x0000031;2121212",
                "%252531912%252531212%252531212",
                "TVRreE1qRXlNVEl4TWpFeQ==",
                "1,9,1,2,1,2,1,2,1,2,1,2",
                "1912\u00ad1212\u200b1212",
                "19121212\r\n1212",
                "1912\u20091212\u00a01212",
                "\u2460\u2468\u2460\u2461\u2460\u2461\u2460\u2461\u2460\u2461\u2460\u2461",
                "191212121"
            })
    void aNumberIsFoundInEveryUsualDisguise(String disguise) {
        String shown = hide(NUMBER, "(" + disguise + ")");
        assertTrue(shown.matches("\\((0x|&)?#2?\\)"), shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gr\u00c3\u00b8nvold",
                "GR\u00c3\u02dcNVOLD",
                "Gr\u00c3\u0192\u00c2\u00b8nvold",
                "Gr%F8nvold",
                "Gr%C3%B8nvold",
                "Gr=C3=B8nvold",
                "Gr\\xc3\\xb8nvold",
                "Gr\\303\\270nvold",
                "Gr\\u00f8nvold",
                "Gr&oslash;nvold",
                "Gr&#248;nvold",
                "Gr??nvold",
                "Gr\ufffdnvold",
                "4772c3b86e766f6c64",
                "R3LDuG52b2xk",
                "R3L4bnZvbGQ="
            })
    void aNameIsFoundInEveryUsualDisguise(String disguise) {
        assertEquals("(#)", hide("Gr\u00f8nvold", "(" + disguise + ")"));
    }

    @Test
    void wrappedBase64IsUnwrapped() {
        String text =
                "so that a line does not suffice for it: " + NUMBER + ", which stands at the end of the first line";
        String wrapped = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8))
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertEquals("(#)", hide(NUMBER, "(" + wrapped + ")"));
    }

    @ParameterizedTest
    @CsvSource({
        "timeslot, NO_TIMESLOTS_AVAILABLE, NO_TIMESLOTS_AVAILABLE",
        "BAD_INPUT, BAD_INPUT, BAD_INPUT",
        "supported, /error-handling/not_supported, /error-handling/not_supported",
        "timeslot, a timeslot of NO_TIMESLOTS_AVAILABLE_X, a # of NO_#S_AVAILABLE_X",
        "api, https://api.leyr.io/x api, https://api.leyr.io/x #",
        "8081, localhost:8081 8081, localhost:8081 #",
        "a234, 12345678-a234-1234-1234-123456789012 a234, 12345678-a234-1234-1234-123456789012 #"
    })
    void documentedCodesStayAndShortValuesLeaveAddressesAlone(String value, String text, String shown) {
        assertEquals(shown, hide(value, text));
    }
}
