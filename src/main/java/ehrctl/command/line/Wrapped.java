package ehrctl.command.line;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines. */
public final class Wrapped {
    private Wrapped() {}

    /** At blanks, so that no line is wider; a single word may be. */
    public static List<String> at(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
