package ehrctl.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.sandbox.Refused;
import ehrctl.sandbox.SettableClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a clock is to change: {@code set} first, then {@code advance}, then {@code freeze}. */
final class ClockOrder {
    private static final Set<String> FIELDS = Set.of("set", "advance", "freeze");
    private static final Pattern SHORT = Pattern.compile("(-?)(\\d{1,9})([smhdw])");

    private final JsonNode order;

    private ClockOrder(JsonNode order) {
        this.order = order;
    }

    /** @throws Refused where the body is no such order */
    static ClockOrder of(@Nullable JsonNode body) {
        boolean known = body != null && !body.isEmpty();
        if (body != null) {
            for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
                known &= FIELDS.contains(names.next());
            }
        }
        if (body == null || !known) {
            throw Refused.bad(
                    "BAD_INPUT",
                    "the body must be a JSON object with set (a time), advance (such as 90m or PT1H), freeze (true or"
                            + " false)");
        }
        return new ClockOrder(body);
    }

    /** All of it, or nothing where one part is wrong. */
    void carryOut(SettableClock clock) {
        JsonNode freeze = order.path("freeze");
        Duration by = order.has("advance") ? duration(order.path("advance").asText()) : Duration.ZERO;
        if (order.has("freeze") && !freeze.isBoolean()) {
            throw Refused.bad("BAD_INPUT", "freeze is true or false");
        }
        try {
            clock.change(
                    order.has("set") ? order.path("set").asText() : null,
                    by,
                    order.has("freeze") ? freeze.asBoolean() : null);
        } catch (DateTimeException | ArithmeticException e) {
            throw Refused.bad(
                    "BAD_INPUT", "set is a time such as 2026-11-23T10:00:00+01:00, and advance may not lead too far");
        }
    }

    /** ISO 8601, or a number with s, m, h, d or w. */
    private static Duration duration(String text) {
        Matcher matcher = SHORT.matcher(text);
        try {
            if (!matcher.matches()) {
                return Duration.parse(text);
            }
            long count = Long.parseLong(matcher.group(1) + matcher.group(2));
            return switch (matcher.group(3)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofDays(Math.multiplyExact(count, 7));
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw Refused.bad("BAD_INPUT", "advance is a length of time such as 90m, 1d or PT1H30M");
        }
    }
}
