package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One value as a table shows it, and what may be done to make it fit. */
final class Cell {
    private static final String MORE = "…";
    private static final String COMMA = ", ";

    private final String text;
    private final Kind kind;
    private final int width;
    private final int firstPart;
    private final int widestPart;

    private enum Kind {
        /** May end in an ellipsis. */
        TEXT,
        /** An id, a time, a number: shown whole or not in a column. */
        WHOLE,
        /** May be cut between two of its parts. */
        LIST,
        /** As a list, but no part is ever cut. */
        WHOLE_PARTS
    }

    private Cell(String text, Kind kind, int firstPart, int widestPart) {
        this.text = text;
        this.kind = kind;
        this.width = DisplayWidth.of(text);
        this.firstPart = firstPart;
        this.widestPart = widestPart;
    }

    /**
     * The value of a row in that column.
     *
     * @param id whether the column holds ids
     * @param times how times are written; null where they stay as they came
     */
    static Cell of(JsonNode value, boolean id, @Nullable ShownTimes times) {
        String time = times == null ? null : times.text(value);
        if (time != null) {
            return new Cell(time, Kind.WHOLE, 0, 0);
        }
        String text = CellText.of(value);
        if (value.isArray() && CellText.isListOfPlain(value)) {
            int first = DisplayWidth.of(CellText.of(value.path(0)));
            int widest = first;
            for (JsonNode part : value) {
                widest = Math.max(widest, DisplayWidth.of(CellText.of(part)));
            }
            return new Cell(text, id ? Kind.WHOLE_PARTS : Kind.LIST, first, widest);
        }
        boolean mayShrink =
                value.isContainerNode() || (value.isTextual() && !id && ShownTimes.parsed(value.asText()) == null);
        return new Cell(text, mayShrink ? Kind.TEXT : Kind.WHOLE, 0, 0);
    }

    String text() {
        return text;
    }

    int width() {
        return width;
    }

    /** Whether a line end may stand in it, where a line takes {@code room}. */
    boolean mayWrap(int room) {
        return kind == Kind.TEXT || kind == Kind.LIST || (kind == Kind.WHOLE_PARTS && widestPart < room);
    }

    /**
     * How narrow its column may become.
     *
     * @param narrowest to which texts may shrink
     * @param ids whether lists of ids may lose some of them
     */
    int least(int narrowest, boolean ids) {
        return switch (kind) {
            case WHOLE -> width;
            case WHOLE_PARTS -> ids ? Math.min(width, firstPart + COMMA.length() + MORE.length()) : width;
            case TEXT, LIST -> Math.min(width, narrowest);
        };
    }

    /** As much of it as fits, with an ellipsis where that is not all. */
    String cut(int room) {
        if (width <= room) {
            return text;
        }
        if (kind == Kind.LIST || kind == Kind.WHOLE_PARTS) {
            int end = text.lastIndexOf(COMMA, DisplayWidth.fitting(text, 0, room - COMMA.length() - MORE.length()));
            if (end > 0) {
                return text.substring(0, end) + COMMA + MORE;
            }
        }
        return DisplayWidth.cutAtWord(text, room);
    }
}
