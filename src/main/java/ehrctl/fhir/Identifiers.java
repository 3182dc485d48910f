package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.id.IdType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The systems under which national numbers and HSA ids are kept. Sources: HL7 Norway's base profiles
 * (HL7Norway/basisprofiler-r4-fsh), HL7 Sweden's (HL7Sweden/basprofiler-r4), and for the Swedish OIDs their registry.
 */
final class Identifiers {
    private static final String NO = "urn:oid:2.16.578.1.12.4.1.4.";
    private static final String NO_PERSON = NO + "1";
    private static final String NO_D_NUMBER = NO + "2";
    private static final String NO_AUXILIARY = NO + "3";
    private static final String SE = "http://electronichealth.se/identifier/";
    private static final String SE_PERSON = SE + "personnummer";
    private static final String SE_COORDINATION = SE + "samordningsnummer";

    private static final List<String> NORWEGIAN = List.of(NO_PERSON, NO_D_NUMBER, NO_AUXILIARY);
    private static final List<String> SWEDISH =
            List.of(SE_PERSON, SE_COORDINATION, "urn:oid:1.2.752.129.2.1.3.1", "urn:oid:1.2.752.129.2.1.3.3");
    private static final List<String> HSA = List.of("urn:oid:1.2.752.29.4.19", "urn:oid:1.2.752.129.2.1.4.1");

    private Identifiers() {}

    /** All systems of a type of id, the usual one first. */
    static List<String> systems(IdType type) {
        return switch (type) {
            case NO_PERSONAL_NUMBER -> NORWEGIAN;
            case SE_PERSONAL_NUMBER -> SWEDISH;
            case HSA_ID -> HSA;
            default -> List.of();
        };
    }

    /** The systems that a number without a type may be of; all of them where it shows none. */
    static List<String> ofBare(String number) {
        return switch (number.length()) {
            case 11 -> NORWEGIAN;
            case 12 -> SWEDISH;
            default -> List.of(NO_PERSON, NO_D_NUMBER, NO_AUXILIARY, SE_PERSON, SE_COORDINATION);
        };
    }

    /** Where a new patient's number is kept: the number itself tells. */
    static @Nullable String forNew(String number) {
        if (!digits(number)) {
            return null;
        }
        if (number.length() == 12) {
            // A coordination number's day is 60 higher.
            return number.charAt(6) >= '6' ? SE_COORDINATION : SE_PERSON;
        }
        if (number.length() != 11) {
            return null;
        }
        if (number.charAt(0) >= '8') {
            return NO_AUXILIARY;
        }
        // A D-number's day is 40 higher.
        return number.charAt(0) >= '4' ? NO_D_NUMBER : NO_PERSON;
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A search for {@code value} under any of {@code systems}. */
    static String search(List<String> systems, String value) {
        StringBuilder search = new StringBuilder();
        for (String system : systems) {
            search.append(search.isEmpty() ? "" : ",")
                    .append(system)
                    .append('|')
                    .append(Query.literal(value));
        }
        return search.toString();
    }

    /** The value that a resource has under one of {@code systems}, or null. */
    static @Nullable String value(JsonNode resource, List<String> systems) {
        for (JsonNode identifier : resource.path("identifier")) {
            if (systems.contains(identifier.path("system").asText())
                    && !identifier.path("use").asText().equals("old")) {
                return identifier.path("value").asText();
            }
        }
        return null;
    }

    /** Whether a resource has {@code value} under one of {@code systems}. */
    static boolean has(JsonNode resource, List<String> systems, String value) {
        for (JsonNode identifier : resource.path("identifier")) {
            if (systems.contains(identifier.path("system").asText())
                    && identifier.path("value").asText().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
