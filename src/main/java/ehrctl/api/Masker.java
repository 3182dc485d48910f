package ehrctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hides one request's ids and personal values in texts that people and logs get to see. */
public final class Masker {
    static final String MASK = "***";

    private final List<String> values;

    private Masker(List<String> values) {
        this.values = values;
    }

    /** Knows every value of {@code request} that its parameters call sensitive, in each spelling it may come back in. */
    public static Masker of(ApiRequest request) {
        List<String> longestFirst = new ArrayList<>(Spellings.of(SensitiveValues.of(request)));
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        return new Masker(longestFirst);
    }

    /**
     * {@code text} with each sensitive value as {@code ***}; an id's type stays in front of it. Values shorter than
     * three characters count only where they stand as a word of their own.
     */
    public String mask(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int length = sensitiveAt(text, i);
            if (length == 0) {
                masked.append(text.charAt(i));
                i++;
            } else {
                masked.append(MASK);
                i += length;
            }
        }
        return masked.toString();
    }

    private int sensitiveAt(String text, int at) {
        for (String value : values) {
            int length = value.length();
            if (text.regionMatches(true, at, value, 0, length) && (length >= 3 || wordBetween(text, at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    private static boolean wordBetween(String text, int start, int end) {
        boolean opens = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        return opens && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    /** Path and query of {@code request}, encoded, without ids and names: a typed id shows its type only. */
    public static String target(ApiRequest request) {
        Operation.Match match = request.match();
        StringBuilder target = new StringBuilder(96);
        for (int i = 0; i < request.path().size(); i++) {
            String part = request.path().get(i);
            target.append('/');
            if (SensitiveValues.hiddenPart(request, match, i)) {
                target.append(one(part));
            } else {
                PercentCoding.encode(part, target);
            }
        }
        char separator = '?';
        for (ApiRequest.QueryValue entry : request.query()) {
            target.append(separator);
            PercentCoding.encode(entry.name(), target);
            target.append('=');
            if (SensitiveValues.hiddenQuery(match, entry.name())) {
                target.append(one(entry.value()));
            } else {
                PercentCoding.encode(entry.value(), target);
            }
            separator = '&';
        }
        return target.toString();
    }

    /** Whether a part of the path is to be hidden. */
    public static boolean hidesPart(ApiRequest request, int index) {
        return SensitiveValues.hiddenPart(request, request.match(), index);
    }

    /** Whether the query's values of that name are to be hidden. */
    public static boolean hidesQuery(ApiRequest request, String name) {
        return SensitiveValues.hiddenQuery(request.match(), name);
    }

    /** The body of {@code request} with each sensitive value masked; null where there is none. */
    public static @Nullable JsonNode body(ApiRequest request) {
        return request.body() == null ? null : masked(request.body(), SensitiveValues.of(request));
    }

    private static JsonNode masked(JsonNode node, Set<String> sensitive) {
        if (node.isObject()) {
            ObjectNode object = Json.object();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                object.set(member.getKey(), masked(member.getValue(), sensitive));
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = Json.array();
            for (JsonNode element : node) {
                array.add(masked(element, sensitive));
            }
            return array;
        }
        return sensitive.contains(node.asText()) ? Json.object().textNode(one(node.asText())) : node;
    }

    /** One id: its type, or the name of the header it refers to, and no more. */
    public static String one(String value) {
        if (headerReference(value)) {
            return value;
        }
        int colon = value.indexOf(':');
        boolean typed = colon > 0 && IdType.of(value.substring(0, colon)) != null;
        return typed ? value.substring(0, colon + 1) + MASK : MASK;
    }

    // The grammar of such names is that of the command line; anything else may be an id in disguise.
    static boolean headerReference(String value) {
        if (!value.startsWith("header:") || value.length() == 7 || value.length() > 71) {
            return false;
        }
        for (int i = 7; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 7 || (c != '-' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return true;
    }

    /** Shows none of the values. */
    @Override
    public String toString() {
        return "Masker[" + values.size() + "]";
    }
}
