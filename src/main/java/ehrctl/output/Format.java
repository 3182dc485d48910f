package ehrctl.output;

import org.jspecify.annotations.Nullable;

/** The forms in which an answer can be printed: what {@code --output} takes. */
public enum Format {
    TABLE("table"),
    JSON("json"),
    NDJSON("ndjson"),
    CSV("csv"),
    ID("id"),
    /** Days across and hours down. */
    WEEK("week");

    /** All of them, as messages name them. */
    public static final String WORDS = "table, json, ndjson, csv, id or week";

    private final String word;

    Format(String word) {
        this.word = word;
    }

    /** The word on the command line, in lower case. */
    public String word() {
        return word;
    }

    /** The format that {@code word} names exactly, or null. */
    public static @Nullable Format of(String word) {
        for (Format format : values()) {
            if (format.word.equals(word)) {
                return format;
            }
        }
        return null;
    }
}
