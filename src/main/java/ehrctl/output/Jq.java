package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/** A filter in the language of jq. What goes wrong in it is never told in the library's words, which repeat values. */
public final class Jq {
    private static final Pattern PLACE = Pattern.compile("line (\\d{1,4}), column (\\d{1,6})");

    private final JsonQuery query;

    private Jq(JsonQuery query) {
        this.query = query;
    }

    /**
     * Reads a filter.
     *
     * @throws IllegalArgumentException with the place of the mistake, where it is known
     */
    public static Jq of(String expression) {
        try {
            return new Jq(JsonQuery.compile(expression, Versions.JQ_1_7));
        } catch (JsonQueryException | RuntimeException e) {
            Throwable cause = e.getCause();
            throw new IllegalArgumentException(place(cause == null ? e.getMessage() : cause.getMessage()));
        }
    }

    private static String place(@Nullable String message) {
        Matcher place = PLACE.matcher(message == null ? "" : message);
        return place.find() ? " at line " + place.group(1) + ", column " + place.group(2) : "";
    }

    /**
     * What the filter makes of an answer, each on a line: a text as it is, all else as JSON.
     *
     * @throws IllegalArgumentException where the answer is not what the filter expects
     */
    public String of(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        try {
            Scope scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().loadFunctions(Jq.class.getClassLoader(), Versions.JQ_1_7, scope);
            query.apply(scope, answer, made -> text.append(line(made)).append('\n'));
        } catch (JsonQueryException | RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("the answer is not what --jq expects");
        }
        return text.toString();
    }

    private static String line(JsonNode made) {
        boolean noNumber = made.isFloatingPointNumber() && !Double.isFinite(made.doubleValue());
        return made.isTextual() ? made.textValue() : noNumber ? "null" : Json.compact(made);
    }
}
