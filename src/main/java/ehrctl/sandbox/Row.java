package ehrctl.sandbox;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One row of an answer of the database; columns count from 0. */
final class Row {
    private final String database;
    private final @Nullable Object[] columns;

    /** @param database what messages call the database, should it hold something else than the schema says */
    Row(String database, @Nullable Object[] columns) {
        this.database = database;
        this.columns = columns;
    }

    /** A text that the schema says is there. */
    String text(int column) {
        String text = textOrNull(column);
        if (text == null) {
            throw DatabaseFailure.corrupt(database);
        }
        return text;
    }

    @Nullable
    String textOrNull(int column) {
        Object value = columns[column];
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw DatabaseFailure.corrupt(database);
    }

    /** A time zone that the schema says is there. */
    ZoneId zone(int column) {
        try {
            return ZoneId.of(text(column));
        } catch (DateTimeException e) {
            throw DatabaseFailure.corrupt(database);
        }
    }

    /** A number that the schema says is there. */
    long number(int column) {
        Long number = numberOrNull(column);
        if (number == null) {
            throw DatabaseFailure.corrupt(database);
        }
        return number;
    }

    @Nullable
    Long numberOrNull(int column) {
        return columns[column] instanceof Number number ? (Long) number.longValue() : null;
    }
}
