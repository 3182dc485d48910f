package ehrctl.sandbox;

import org.jspecify.annotations.Nullable;

/** One row of an answer of the database; columns count from 0. */
final class Row {
    private final @Nullable Object[] columns;

    Row(@Nullable Object[] columns) {
        this.columns = columns;
    }

    /** A text that the schema says is there. */
    String text(int column) {
        String text = textOrNull(column);
        if (text == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return text;
    }

    @Nullable
    String textOrNull(int column) {
        return (String) columns[column];
    }

    /** A number that the schema says is there. */
    long number(int column) {
        Long number = numberOrNull(column);
        if (number == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return number;
    }

    @Nullable
    Long numberOrNull(int column) {
        return columns[column] instanceof Number number ? (Long) number.longValue() : null;
    }
}
