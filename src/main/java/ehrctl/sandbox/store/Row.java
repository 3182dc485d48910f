package ehrctl.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One row of an answer of the database; columns count from 0. */
public final class Row {
    private final Place place;
    private final @Nullable Object[] columns;

    /** @param place what messages name, should the database hold something else than the schema says */
    Row(Place place, @Nullable Object[] columns) {
        this.place = place;
        this.columns = columns;
    }

    /** All columns, as they can be stored again. */
    @Nullable
    Object[] values() {
        return columns;
    }

    /** A text that the schema says is there. */
    public String text(int column) {
        String text = textOrNull(column);
        if (text == null) {
            throw DatabaseFailure.corrupt(place);
        }
        return text;
    }

    @Nullable
    public String textOrNull(int column) {
        Object value = columns[column];
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw DatabaseFailure.corrupt(place);
    }

    /** JSON that the schema says is there. */
    public JsonNode json(int column) {
        try {
            return Json.parse(text(column));
        } catch (MalformedJsonException e) {
            throw DatabaseFailure.corrupt(place);
        }
    }

    /** A time zone that the schema says is there. */
    public ZoneId zone(int column) {
        try {
            return ZoneId.of(text(column));
        } catch (DateTimeException e) {
            throw DatabaseFailure.corrupt(place);
        }
    }

    /** A number that the schema says is there. */
    public long number(int column) {
        Long number = numberOrNull(column);
        if (number == null) {
            throw DatabaseFailure.corrupt(place);
        }
        return number;
    }

    @Nullable
    public Long numberOrNull(int column) {
        return columns[column] instanceof Number number ? (Long) number.longValue() : null;
    }
}
