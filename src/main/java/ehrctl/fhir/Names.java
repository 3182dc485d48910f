package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.Locale;

/** People's names as FHIR holds them. */
final class Names {
    private Names() {}

    /** The name to be shown: the official or usual one, else the first. */
    static JsonNode shown(JsonNode person) {
        JsonNode names = person.path("name");
        for (String use : new String[] {"official", "usual"}) {
            for (JsonNode name : names) {
                if (name.path("use").asText().equals(use)) {
                    return name;
                }
            }
        }
        return names.path(0);
    }

    static String given(JsonNode name) {
        StringBuilder given = new StringBuilder();
        for (JsonNode part : name.path("given")) {
            given.append(given.isEmpty() ? "" : " ").append(part.asText());
        }
        return given.toString();
    }

    static String family(JsonNode name) {
        return name.path("family").asText();
    }

    /** The whole name. */
    static String text(JsonNode name) {
        String text = name.path("text").asText();
        return text.isEmpty() ? (given(name) + ' ' + family(name)).strip() : text;
    }

    /** A name in a form that is the same in every case and Unicode form. */
    static String fold(String name) {
        return Normalizer.normalize(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
