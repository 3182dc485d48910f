package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ErrorCode;
import ehrctl.harness.Chance;
import ehrctl.harness.Trials;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Values under several layers of the usual disguises, and what must stay however much is looked for. */
class MaskFuzzTest {
    private static final List<String> NUMBERS =
            List.of("191212121212", "197110021834", "26258605879", "26858605848", "41814061033", "197010632391");
    private static final List<String> NAMES =
            List.of("Gr\u00f8nvold", "\u00c5kesson", "Bj\u00f6rkstr\u00f6m", "Nordmann");

    /** Separators that people and programs put into numbers. */
    private static final List<String> BETWEEN =
            List.of("-", " ", ".", "/", "\u00a0", "\u2009", "\u00ad", "\u200b", "\u2013");

    private static final List<String> STAYS = List.of(
            "2026-11-23T10:00:00+01:00",
            "2026-11-23",
            "20261123T100000Z",
            "2026-W48-1",
            "10:00",
            "127.0.0.1:8080",
            "[::1]:8081",
            "PT30M",
            "1h30m",
            "1234 ms",
            "attempt 2 of 3",
            "HTTP status 503",
            "wait 30 s",
            "+46701740605",
            "+47 21 03 05 00",
            "+45 33 92 33 92",
            "see: ehrctl appointments list --emr webdoc --care-unit L0_1",
            "12345678-1234-1234-1234-123456789012");

    @Test
    void noValueOfTheRequestComesThroughAnyDisguise() {
        Trials.each(1_000, 20_000, chance -> {
            boolean number = chance.oneIn(2);
            String value = chance.of(number ? NUMBERS : NAMES);
            String disguised = number ? grouped(value, chance) : spelt(value, chance);
            int packed = 0;
            for (int layers = chance.below(4); layers > 0; layers--) {
                boolean packs = packed < 2 && chance.oneIn(3);
                packed += packs ? 1 : 0;
                disguised = packs ? packed(disguised, chance) : escaped(disguised, chance);
            }
            String shown = Masker.of(List.of(value)).mask("no such thing: (" + disguised + ") here");
            assertTrue(shown.startsWith("no such thing: (") && shown.endsWith(") here"), shown);
            assertTrue(shown.contains(Masker.MASK), value + " as " + disguised + " shows as " + shown);
            assertFalse(shown.contains(value), shown);
        });
    }

    @Test
    void theFilterKnowsNumbersUnderLayersOfEscapes() {
        Trials.each(1_000, 20_000, chance -> {
            String value = chance.of(NUMBERS);
            String disguised = grouped(value, chance);
            for (int layers = chance.below(4); layers > 0; layers--) {
                disguised = escaped(disguised, chance);
            }
            String shown = Mask.text("to (" + disguised + ") at 10:00");
            assertEquals("to (***) at 10:00", shown, () -> value + ": " + shown);
        });
    }

    @Test
    void codesTimesAndOurOwnWordsStay() {
        Trials.each(1_000, 20_000, chance -> {
            StringBuilder text = new StringBuilder();
            for (int words = 1 + chance.below(4); words > 0; words--) {
                String word = chance.oneIn(3) ? chance.of(ErrorCode.values()).name() : chance.of(STAYS);
                text.append(word).append(chance.of("; ", "\n", ", ", " (", ") "));
            }
            assertEquals(text.toString(), Mask.text(text.toString()));
            String value = chance.of(chance.oneIn(2) ? NUMBERS : NAMES);
            assertEquals(text.toString(), Masker.of(List.of(value)).mask(text.toString()));
        });
    }

    /** In groups as people write them, or between any two digits by one sign. */
    private static String grouped(String number, Chance chance) {
        String sign = chance.of(BETWEEN);
        return switch (chance.below(3)) {
            case 0 -> number;
            case 1 ->
                number.length() == 11
                        ? number.substring(0, 6) + sign + number.substring(6)
                        : number.substring(0, 8) + sign + number.substring(8);
            default ->
                number.length() == 11
                        ? number
                        : number.substring(0, 4)
                                + sign
                                + number.substring(4, 6)
                                + sign
                                + number.substring(6, 8)
                                + sign
                                + number.substring(8);
        };
    }

    private static String spelt(String name, Chance chance) {
        return switch (chance.below(6)) {
            case 0 -> Normalizer.normalize(name, Normalizer.Form.NFD);
            case 1 -> name.toUpperCase(Locale.ROOT);
            case 2 -> new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            case 3 -> name.replaceAll("[^\\x00-\\x7f]", "?");
            case 4 -> name.replaceAll("[^\\x00-\\x7f]", "\ufffd\ufffd");
            default -> name;
        };
    }

    private static String packed(String text, Chance chance) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return chance.oneIn(2) ? Base64.getEncoder().encodeToString(bytes) : every(bytes, "%02x");
    }

    private static String escaped(String text, Chance chance) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (chance.below(7)) {
            case 0 -> every(bytes, "%%%02X");
            case 1 -> every(bytes, "%%%02x");
            case 2 -> every(bytes, "\\x%02x");
            case 3 -> units(text, "\\u%04x");
            case 4 -> units(text, "%%u%04X");
            case 5 -> units(text, "&#%d;");
            default -> units(text, "&#x%x;");
        };
    }

    private static String every(byte[] bytes, String format) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(String.format(Locale.ROOT, format, each));
        }
        return text.toString();
    }

    private static String units(String text, String format) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            all.append(String.format(Locale.ROOT, format, (int) each));
        }
        return all.toString();
    }
}
