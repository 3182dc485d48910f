package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import ehrctl.mask.Masker;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Requests as a shell may hold them: the name of a variable, between two marks, stands for each value that nobody may see
 * and for what only the server knows. The same value has the same variable in all of them.
 */
final class Marked {
    private static final String MASK = "***";

    private final char mark;
    private final Set<String> sensitive;
    private final Map<String, String> names = new HashMap<>();

    /** @param sensitive what nobody may see; it may grow */
    Marked(char mark, Set<String> sensitive) {
        this.mark = mark;
        this.sensitive = sensitive;
    }

    /** @param masked the same with asterisks for what nobody may see */
    String target(String target, String masked) {
        int question = target.indexOf('?');
        String[] parts = (question < 0 ? target : target.substring(0, question)).split("/", -1);
        int end = masked.indexOf('?');
        String[] shown = (end < 0 ? masked : masked.substring(0, end)).split("/", -1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean hidden = !parts[i].isEmpty() && (shown.length != parts.length || shown[i].equals(MASK));
            text.append(i == 0 ? "" : "/").append(encoded(parts[i], i == 0 ? "id" : parts[i - 1], hidden));
        }
        return question < 0 ? text.toString() : text + "?" + pairs(target.substring(question + 1), masked);
    }

    /** A form, in which nothing is open. */
    String form(String form) {
        return pairs(form, "");
    }

    private String pairs(String query, String masked) {
        StringBuilder text = new StringBuilder();
        String rest = masked;
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, equals + 1);
            int at = rest.indexOf(name);
            rest = at < 0 ? "" : rest.substring(at + name.length());
            boolean hidden = at < 0 || rest.startsWith(MASK);
            text.append(text.isEmpty() ? "" : "&").append(name);
            text.append(encoded(pair.substring(equals + 1), name, hidden));
        }
        return text.toString();
    }

    private String encoded(String encoded, String name, boolean hidden) {
        String plain = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        boolean variable = false;
        for (String piece : text(plain, name, hidden).split(String.valueOf(mark), -1)) {
            if (variable) {
                text.append(mark).append(piece).append(mark);
            } else {
                Query.encode(piece, text);
            }
            variable = !variable;
        }
        return text.toString();
    }

    JsonNode json(JsonNode node, String name) {
        if (node.isObject()) {
            ObjectNode object = Json.object();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                object.set(member.getKey(), json(member.getValue(), member.getKey()));
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = Json.array();
            for (JsonNode element : node) {
                array.add(json(element, name));
            }
            return array;
        }
        String plain = node.asText();
        boolean hidden = node.isTextual() && !Masker.of(sensitive).mask(plain).equals(plain);
        return node.isTextual() ? Json.object().textNode(text(plain, name, hidden)) : node;
    }

    /** A text with variables; where it is hidden and nothing in it is known to be sensitive, all of it is one. */
    String text(String plain, String name, boolean hidden) {
        if (plain.indexOf(mark) >= 0) {
            throw Failure.usage("--curl cannot show a request that holds control characters");
        }
        String text = plain;
        if (hidden) {
            List<String> longestFirst = new ArrayList<>(sensitive);
            longestFirst.sort(Comparator.comparing(String::length).reversed());
            for (String value : longestFirst) {
                text = replaced(text, value, name);
            }
        }
        text = MadeUp.WORDS.matcher(text).replaceAll(mark + "$1" + mark);
        return hidden && text.equals(plain) ? variable(plain, name) : text;
    }

    /** Where the value stands by itself, and in no variable's name. */
    private String replaced(String text, String value, String name) {
        int at = value.isEmpty() ? -1 : text.indexOf(value);
        while (at >= 0) {
            int end = at + value.length();
            boolean alone =
                    (at == 0 || apart(text.charAt(at - 1))) && (end == text.length() || apart(text.charAt(end)));
            boolean inName =
                    text.substring(0, at).chars().filter(c -> c == mark).count() % 2 == 1;
            if (alone && !inName) {
                String variable = variable(value, name);
                return text.substring(0, at) + variable + replaced(text.substring(end), value, name);
            }
            at = text.indexOf(value, at + 1);
        }
        return text;
    }

    private static boolean apart(char c) {
        return !Character.isLetterOrDigit(c);
    }

    private String variable(String value, String name) {
        return mark + names.computeIfAbsent(value, key -> unique(name)) + mark;
    }

    private String unique(String name) {
        String word = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_").replaceAll("^_+|_+$", "");
        String base = word.isEmpty() ? "VALUE" : word;
        String unique = base;
        for (int n = 2; names.containsValue(unique); n++) {
            unique = base + '_' + n;
        }
        return unique;
    }

    @Override
    public String toString() {
        return "Marked";
    }
}
