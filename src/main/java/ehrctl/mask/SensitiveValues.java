package ehrctl.mask;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is sensitive in a request; what no parameter tells of counts as sensitive. */
final class SensitiveValues {
    private static final int MOST_DIGITS_OF_A_NAME = 4;

    private SensitiveValues() {}

    static Set<String> of(ApiRequest request) {
        Operation.Match match = request.match();
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < request.path().size(); i++) {
            if (hiddenPart(request, match, i)) {
                found.add(request.path().get(i));
            }
        }
        for (ApiRequest.QueryValue entry : request.query()) {
            if (hiddenQuery(match, entry.name())) {
                found.add(entry.value());
            }
            addName(entry.name(), found);
        }
        found.addAll(request.headers().values());
        JsonNode body = request.body();
        if (body != null) {
            addHidden(match, body, "", found);
        }
        return found;
    }

    static boolean hiddenPart(ApiRequest request, Operation.@Nullable Match match, int index) {
        int below = request.path().size() - request.pathBelowEmr().size();
        if (match == null) {
            return hiddenInUnknownPath(request, index, below);
        }
        if (index < below) {
            return false;
        }
        String segment = match.operation().segments().get(index - below);
        return segment.charAt(0) == '{' && !open(match, segment.substring(1, segment.length() - 1), true);
    }

    // Nothing is known of such a path but where its EHR and its care unit stand: only plain words are shown.
    private static boolean hiddenInUnknownPath(ApiRequest request, int index, int below) {
        String part = request.path().get(index);
        if (index == 2 && !request.emr().isEmpty()) {
            return false;
        }
        if (index > 0) {
            String before = request.path().get(index - 1);
            if (before.equals("care-units") && index == below + 1) {
                return false;
            }
            if (before.equals("patients") || before.equals("resources")) {
                return true;
            }
        } else if (typeName(part)) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c != '-' && (c < 'a' || c > 'z')) {
                return true;
            }
        }
        return false;
    }

    /** A path of FHIR begins with the name of a type of resource. */
    private static boolean typeName(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean capital = c >= 'A' && c <= 'Z';
            if (i == 0 ? !capital : !capital && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return !part.isEmpty();
    }

    static boolean hiddenQuery(Operation.@Nullable Match match, String name) {
        return match == null || !open(match, name, false);
    }

    private static boolean open(Operation.Match match, String name, boolean whereUnknown) {
        Parameter parameter = match.operation().parameter(name);
        return parameter == null ? whereUnknown : parameter.kind().sensitivity() == Parameter.Sensitivity.OPEN;
    }

    private static void addHidden(Operation.@Nullable Match match, JsonNode node, String name, Set<String> found) {
        if (match != null && !name.isEmpty()) {
            if (name.equals(match.operation().bodyKey()) && node.isValueNode()) {
                return;
            }
            Parameter parameter = match.operation().parameter(name);
            if (parameter != null) {
                if (parameter.kind().sensitivity() != Parameter.Sensitivity.OPEN) {
                    addLeaves(node, found);
                }
                return;
            }
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String path = name.isEmpty() ? member.getKey() : name + "." + member.getKey();
                addName(member.getKey(), found);
                addHidden(match, member.getValue(), path, found);
            }
        } else {
            addLeaves(node, found);
        }
    }

    private static void addLeaves(JsonNode node, Set<String> found) {
        if (node.isTextual() || node.isNumber()) {
            found.add(node.asText());
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            addName(member.getKey(), found);
        }
        for (JsonNode child : node) {
            addLeaves(child, found);
        }
    }

    private static void addName(String name, Set<String> found) {
        if (!plainName(name)) {
            found.add(name);
        }
    }

    /** Names of the API and its like are made of ASCII letters and signs, and hold at most a few digits. */
    static boolean plainName(String name) {
        int digits = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && "_-.[]$".indexOf(c) < 0) {
                return false;
            }
            digits += digit ? 1 : 0;
        }
        return digits <= MOST_DIGITS_OF_A_NAME;
    }

    /** What has the shape of a national number or an HSA id is hidden wherever it stands. */
    static boolean looksPersonal(String text) {
        return !Mask.text(text).equals(text);
    }
}
