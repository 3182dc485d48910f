package ehrctl.output;

import java.util.ArrayList;
import java.util.List;

/** What stands above a column: in one line, or on several where it would force the column's width. */
final class Header {
    private static final int SHORTEST_PIECE = 5;

    private final String text;
    private final String[] words;

    /** How a header may be laid out. */
    enum Wrapping {
        NONE,
        AT_WORDS,
        INSIDE_WORDS
    }

    Header(Column column) {
        text = column.shownHeader();
        words = text.split(" ", -1);
    }

    /** The width that it takes where no more than {@code room} is wanted; it may take more. */
    int width(int room, Wrapping wrapping) {
        int widest = 0;
        for (String line : lines(room, wrapping)) {
            widest = Math.max(widest, DisplayWidth.of(line));
        }
        return widest;
    }

    List<String> lines(int room, Wrapping wrapping) {
        if (wrapping == Wrapping.NONE || DisplayWidth.of(text) <= room) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            for (String piece : pieces(word, room, wrapping)) {
                boolean fits = DisplayWidth.of(line + " " + piece) <= room;
                if (!line.isEmpty() && (!fits || endsInside(line))) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(piece);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static boolean endsInside(StringBuilder line) {
        return line.charAt(line.length() - 1) == '-';
    }

    private static List<String> pieces(String word, int room, Wrapping wrapping) {
        List<String> pieces = new ArrayList<>();
        int widest = Math.max(room, SHORTEST_PIECE);
        String rest = word;
        while (wrapping == Wrapping.INSIDE_WORDS && DisplayWidth.of(rest) > widest) {
            int end = breakIn(rest, DisplayWidth.fitting(rest, 0, widest - 1));
            pieces.add(rest.substring(0, end) + "-");
            rest = rest.substring(end);
        }
        pieces.add(rest);
        return pieces;
    }

    /** Between two consonants, as hyphens mostly stand, or else as late as possible. */
    private static int breakIn(String word, int latest) {
        for (int i = Math.min(latest, word.length() - 2); i >= 3; i--) {
            if (isConsonant(word.charAt(i - 1)) && isConsonant(word.charAt(i))) {
                return i;
            }
        }
        return latest;
    }

    private static boolean isConsonant(char c) {
        return c >= 'A' && c <= 'Z' && "AEIOUY".indexOf(c) < 0;
    }
}
