package ehrctl.privacy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One canary in all the spellings in which it is looked for; knows nothing of how the program masks. */
final class CanarySearch {
    private static final String HEX = "0123456789abcdef";
    private static final List<CanarySearch> ALL = new ArrayList<>();

    static {
        for (Canary canary : Canary.values()) {
            ALL.add(new CanarySearch(canary));
        }
    }

    private final Canary canary;
    private final Set<String> spellings = new LinkedHashSet<>();
    private final Set<String> base64 = new LinkedHashSet<>();
    private final Set<String> bare = new LinkedHashSet<>();

    private CanarySearch(Canary canary) {
        this.canary = canary;
        String value = canary.value();
        Set<String> forms = new LinkedHashSet<>(Set.of(value));
        if (value.matches("(19|20)\\d{10}")) {
            forms.add(value.substring(2));
            forms.add(value.substring(2, 8) + "-" + value.substring(8));
            forms.add(value.substring(0, 8) + "-" + value.substring(8));
        }
        for (String form : forms) {
            spell(form);
            encode(form.getBytes(StandardCharsets.UTF_8));
            String stripped = form.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
            if (stripped.replaceAll("[a-z]", "").length() >= 9) {
                bare.add(stripped);
            }
        }
    }

    private void spell(String form) {
        StringBuilder reserved = new StringBuilder();
        StringBuilder every = new StringBuilder();
        for (byte b : form.getBytes(StandardCharsets.UTF_8)) {
            String escape = "%" + HEX.charAt((b >> 4) & 15) + HEX.charAt(b & 15);
            every.append(escape);
            reserved.append(b > 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0) ? "" + (char) b : escape);
        }
        StringBuilder escaped = new StringBuilder();
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            String digits = Integer.toHexString(c);
            String escape = "\\u" + "0".repeat(4 - digits.length()) + digits;
            escaped.append(escape);
            ascii.append(c < 128 ? "" + c : escape);
        }
        for (String spelling : List.of(
                form,
                form.replace("\\", "\\\\").replace("\"", "\\\""),
                reserved.toString(),
                reserved.toString().replace("%20", "+"),
                reserved.toString().replace("%", "%25"),
                every.toString(),
                ascii.toString(),
                escaped.toString(),
                form.replace("&", "&amp;").replace("\"", "&quot;"))) {
            spellings.add(spelling.toLowerCase(Locale.ROOT));
        }
    }

    /** Wherever in the encoded bytes it begins: the characters that depend on its neighbours are left out. */
    private void encode(byte[] bytes) {
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String core = text.substring((offset * 8 + 5) / 6, shifted.length * 8 / 6);
            base64.add(core);
            base64.add(core.replace('+', '-').replace('/', '_'));
        }
    }

    /** The canaries of {@code text}, each with the spelling in which it was found. */
    static List<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String stripped = lower.replaceAll("[^a-z0-9\n]", "");
        List<String> found = new ArrayList<>();
        for (CanarySearch search : ALL) {
            search.add(search.spellings, lower, found);
            search.add(search.base64, text, found);
            search.add(search.bare, stripped, found);
        }
        return found;
    }

    private void add(Set<String> wanted, String text, List<String> found) {
        for (String spelling : wanted) {
            if (text.contains(spelling)) {
                found.add(canary + " as " + spelling);
            }
        }
    }
}
