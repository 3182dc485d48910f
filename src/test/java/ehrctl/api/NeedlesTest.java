package ehrctl.api;

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
        return new Needles(List.of(value)).hide(text, "#");
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
        assertEquals("# #", new Needles(List.of("Tolvan", "Tolvansson", "Åsa")).hide("TolvanssonÅsa tolvan", "#"));
    }

    @Test
    void anEncodingIsUndoneTwiceAndNoMore() {
        assertEquals("(#)", hide("Åsa", "(%C3%85sa)"));
        assertEquals("(#)", hide("Åsa", "(%25C3%2585sa)"));
        assertEquals("(%2525C3%252585sa)", hide("Åsa", "(%2525C3%252585sa)"));
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
        assertEquals(NUMBER, new Needles(List.of()).hide(NUMBER, "#"));
        assertEquals("", hide(NUMBER, ""));
    }
}
