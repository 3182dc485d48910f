package ehrctl.mask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.PercentCoding;
import ehrctl.json.Json;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hides one request's ids and personal values in texts that people and logs get to see. */
public final class Masker {
    static final String MASK = Mask.MASK;

    private final Needles needles;

    private Masker(Collection<String> values) {
        this.needles = new Needles(values);
    }

    /** Knows every value of {@code request} that its parameters call sensitive. */
    public static Masker of(ApiRequest request) {
        return new Masker(SensitiveValues.of(request));
    }

    /** Knows these values. */
    public static Masker of(Collection<String> values) {
        return new Masker(values);
    }

    /** All that is sensitive in {@code request}. */
    public static Set<String> values(ApiRequest request) {
        return SensitiveValues.of(request);
    }

    /**
     * {@code text} with each sensitive value as {@code ***}, however it is encoded there, and everything that has the
     * shape of a national number or an HSA id; an id's type stays in front of it. Values shorter than three characters
     * count only where they stand as a word of their own.
     */
    public String mask(String text) {
        return Mask.text(needles.hide(text));
    }

    /** Path and query of {@code request}, encoded, without ids and names: a typed id shows its type only. */
    public static String target(ApiRequest request) {
        StringBuilder target = new StringBuilder(96);
        for (int i = 0; i < request.path().size(); i++) {
            target.append('/');
            append(request.path().get(i), hidesPart(request, i), target);
        }
        char separator = '?';
        for (ApiRequest.QueryValue entry : request.query()) {
            target.append(separator);
            append(entry.name(), hidesName(entry.name()), target);
            target.append('=');
            append(entry.value(), hidesQuery(request, entry), target);
            separator = '&';
        }
        return target.toString();
    }

    private static void append(String part, boolean hidden, StringBuilder target) {
        if (hidden) {
            target.append(one(part));
        } else {
            PercentCoding.encode(part, target);
        }
    }

    /** Whether a part of the path is to be hidden. */
    public static boolean hidesPart(ApiRequest request, int index) {
        return SensitiveValues.hiddenPart(request, request.match(), index)
                || SensitiveValues.looksPersonal(request.path().get(index));
    }

    /** Whether a value of the query is to be hidden. */
    public static boolean hidesQuery(ApiRequest request, ApiRequest.QueryValue entry) {
        return SensitiveValues.hiddenQuery(request.match(), entry.name())
                || SensitiveValues.looksPersonal(entry.value());
    }

    /** Whether a name in a query or in a body may be a value that somebody put in the wrong place. */
    public static boolean hidesName(String name) {
        return !SensitiveValues.plainName(name);
    }

    /** A name in a query, in a body or of a header, or a mask where it {@linkplain #hidesName may be a value}. */
    public static String name(String name) {
        return hidesName(name) ? MASK : name;
    }

    /** Whether a text has the shape of a national number or an HSA id. */
    public static boolean looksPersonal(String text) {
        return SensitiveValues.looksPersonal(text);
    }

    /** The body of {@code request} with each sensitive value masked; null where there is none. */
    public static @Nullable JsonNode body(ApiRequest request) {
        return request.body() == null ? null : masked(request.body(), SensitiveValues.of(request));
    }

    private static JsonNode masked(JsonNode node, Set<String> sensitive) {
        if (node.isObject()) {
            ObjectNode object = Json.object();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                object.set(name(member.getKey()), masked(member.getValue(), sensitive));
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
        String text = node.asText();
        boolean hidden = sensitive.contains(text) || SensitiveValues.looksPersonal(text);
        return hidden ? Json.object().textNode(one(text)) : node;
    }

    /** One id: its type, or the name of the header it refers to, and no more. */
    public static String one(String value) {
        if (Shape.headerReference(value)) {
            return value;
        }
        return Shape.type(value) + MASK;
    }

    /** Shows none of the values. */
    @Override
    public String toString() {
        return "Masker[" + needles.count() + "]";
    }
}
