package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Masker} shows of one id. */
class MaskedIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "A", "Z", "a0", "a9", "x-resource-id", "AZaz-09-", "a-"})
    void aReferenceToAHeaderIsShown(String name) {
        assertEquals("header:" + name, Masker.one("header:" + name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0a",
                "9",
                "-a",
                "a b",
                "a@",
                "a[",
                "a`",
                "a{",
                "a/",
                "a:",
                "a.",
                "@",
                "[",
                "`",
                "{",
                "\u00e5",
                "SE2321000131-E000000012345"
            })
    void whatIsNoNameOfAHeaderIsHidden(String name) {
        assertEquals("***", Masker.one("header:" + name));
    }

    @Test
    void aNameOfAHeaderHasAtMostSixtyFourSigns() {
        String longest = "header:" + "x".repeat(64);
        assertEquals(longest, Masker.one(longest));
        assertEquals("***", Masker.one(longest + "x"));
    }

    @Test
    void ofAnIdItsTypeIsShownAndNothingElse() {
        assertEquals("emr_id:***", Masker.one("emr_id:L0_1:2"));
        assertEquals("***", Masker.one("L0_1"));
        assertEquals("***", Masker.one(":L0_1"));
        assertEquals("***", Masker.one("Emr_id:L0_1"));
        assertEquals("***", Masker.one(""));
    }
}
