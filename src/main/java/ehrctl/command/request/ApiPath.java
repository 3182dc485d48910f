package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.command.session.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The PATH of {@code api}, which never leads to another origin. Messages do not repeat it: it may hold an id.
 *
 * @param text as it was written
 */
record ApiPath(String text) {
    private static final String CARE_UNIT = "{care_unit_id}";
    private static final String EMR = "{emr}";

    static ApiPath of(String text) {
        if (text.isEmpty()) {
            throw Failure.usage("PATH is empty", "such as: ehrctl api GET /care-units");
        }
        if (text.indexOf('#') >= 0) {
            throw Failure.usage("PATH holds a #, which no request can carry", "write it as %23");
        }
        return new ApiPath(text);
    }

    /** A request without body for this place, its placeholders filled in. */
    ApiRequest in(Target target, String method) {
        String relative = relative(target);
        ApiRequest raw = parse(method, target.fhir() ? rooted(relative) : whole(relative));
        List<String> path = new ArrayList<>();
        for (String part : raw.path()) {
            if (part.equals(".") || part.equals("..")) {
                throw Failure.usage("PATH holds a step like .. or .", "write out where it leads");
            }
            String filled = filled(part, target);
            if (filled.indexOf('{') >= 0) {
                throw Failure.usage("PATH holds an unknown placeholder", "known are {emr} and {care_unit_id}");
            }
            path.add(filled);
        }
        List<ApiRequest.QueryValue> query = new ArrayList<>();
        for (ApiRequest.QueryValue entry : raw.query()) {
            query.add(new ApiRequest.QueryValue(entry.name(), filled(entry.value(), target)));
        }
        return new ApiRequest(method, List.copyOf(path), query, raw.headers(), null);
    }

    private static ApiRequest parse(String method, String target) {
        int mark = target.indexOf('?');
        // Offsets of times are written with it, and nobody who types one means a blank.
        String plus = mark < 0
                ? target
                : target.substring(0, mark) + target.substring(mark).replace("+", "%2B");
        try {
            return ApiRequest.parse(method, plus, Map.of(), null);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("PATH holds a broken percent-escape", "a percent sign itself is %25");
        }
    }

    /** Without the API's own base URL in front. */
    private String relative(Target target) {
        int scheme = text.indexOf("://");
        boolean absolute = scheme > 0 && scheme == text.indexOf('/') - 1;
        if (!absolute && !text.startsWith("//")) {
            return text;
        }
        if (absolute && !target.embedded()) {
            URI base = target.baseUrl();
            if (text.startsWith(base + (target.fhir() ? "/" : "/api/"))) {
                return text.substring(base.toString().length());
            }
        }
        throw Failure.usage("PATH leads to another API than the one that is set", "choose it with --api");
    }

    private static String whole(String path) {
        if (path.equals("/api") || path.startsWith("/api/")) {
            return path;
        }
        return "/api/emrs/" + EMR + rooted(path);
    }

    private static String rooted(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String filled(String text, Target target) {
        String filled = text.contains(EMR) ? text.replace(EMR, target.emr()) : text;
        return filled.contains(CARE_UNIT) ? filled.replace(CARE_UNIT, target.careUnit()) : filled;
    }

    @Override
    public String toString() {
        return "ApiPath";
    }
}
