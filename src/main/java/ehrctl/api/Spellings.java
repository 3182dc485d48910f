package ehrctl.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ways in which a value may come back in somebody's text. */
final class Spellings {
    private Spellings() {}

    static Set<String> of(Set<String> values) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String value : values) {
            if (Masker.headerReference(value)) {
                continue;
            }
            int colon = value.indexOf(':');
            boolean typed = colon > 0 && IdType.of(value.substring(0, colon)) != null;
            if (typed) {
                addBase64(value, spellings);
            }
            String bare = typed ? value.substring(colon + 1) : value;
            add(bare, spellings);
            addNational(bare, spellings);
        }
        return spellings;
    }

    private static void add(String value, Set<String> spellings) {
        if (value.isBlank()) {
            return;
        }
        spellings.add(value);
        StringBuilder encoded = new StringBuilder();
        PercentCoding.encode(value, encoded);
        spellings.add(encoded.toString());
        spellings.add(encoded.toString().replace(":", "%3A"));
        spellings.add(encoded.toString().replace("%20", "+"));
        String json = Json.compact(JsonNodeFactory.instance.textNode(value));
        spellings.add(json.substring(1, json.length() - 1));
        addBase64(value, spellings);
    }

    private static void addBase64(String value, Set<String> spellings) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        spellings.add(Base64.getEncoder().encodeToString(bytes));
        spellings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    // National numbers are written with and without century and hyphen; a server may answer in its own way.
    private static void addNational(String value, Set<String> spellings) {
        StringBuilder digits = new StringBuilder(12);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c != '-' && c != '+' && c != ' ') {
                return;
            }
        }
        if (digits.length() < 10 || digits.length() > 12) {
            return;
        }
        String number = digits.toString();
        spellings.add(number);
        String shorter = number.substring(number.length() == 12 ? 2 : 0);
        spellings.add(shorter);
        for (String sign : new String[] {"-", "+", " "}) {
            for (String form : new String[] {number, shorter}) {
                int cut = form.length() == 11 ? 6 : form.length() - 4;
                spellings.add(form.substring(0, cut) + sign + form.substring(cut));
            }
        }
    }
}
