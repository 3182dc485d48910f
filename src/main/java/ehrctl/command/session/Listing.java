package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.WholeNumber;
import ehrctl.json.Json;
import ehrctl.output.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * How much of a list is shown, and in which order. The API knows neither, so the whole list is asked for.
 *
 * @param order null where it stays as it came
 * @param limit how many records are shown at most
 */
record Listing(@Nullable SortOrder order, int limit) {
    static final Listing WHOLE = new Listing(null, Integer.MAX_VALUE);

    /** @throws Failure (usage) where the options cannot be understood */
    static Listing of(Arguments arguments) {
        String sort = arguments.text(GlobalOption.SORT.longName());
        String limit = arguments.text(GlobalOption.LIMIT.longName());
        if (sort == null && limit == null) {
            return WHOLE;
        }
        return new Listing(
                sort == null ? null : order(sort),
                limit == null
                        ? Integer.MAX_VALUE
                        : WholeNumber.parse(limit, GlobalOption.LIMIT.longName(), 1, 1_000_000_000));
    }

    private static SortOrder order(String text) {
        try {
            return SortOrder.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--sort: " + e.getMessage(), "write it as --sort start or --sort=-start,name");
        }
    }

    /** What is shown of the answer; all of one that is no list. */
    JsonNode of(JsonNode answer) {
        if (!answer.isArray() || (order == null && answer.size() <= limit)) {
            return answer;
        }
        JsonNode sorted = order == null ? answer : order.sorted(answer);
        if (sorted.size() <= limit) {
            return sorted;
        }
        ArrayNode first = Json.array();
        for (int i = 0; i < limit; i++) {
            first.add(sorted.get(i));
        }
        return first;
    }

    /** The keys that it was sorted by in vain, joined by commas; null where each is found in some record. */
    @Nullable
    String absentFrom(JsonNode answer) {
        return order == null ? null : order.absentFrom(answer);
    }
}
