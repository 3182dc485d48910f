package ehrctl.docs;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines. */
final class Wrapped {
    private static final int COMMAND_LINE = 68;

    private Wrapped() {}

    /** At blanks, so that no line is wider; a single word may be. */
    static List<String> at(String text, int width) {
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

    /** Before options and after pipes, with the shell's own sign that the line goes on. */
    static List<String> commandLine(String text) {
        if (text.length() <= COMMAND_LINE) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : text.split(" (?=-)|(?<=\\|) ", -1)) {
            if (line.length() > 0 && line.length() + part.length() + 3 > COMMAND_LINE) {
                lines.add(line + (line.toString().endsWith("|") ? "" : " \\"));
                line.setLength(0);
                line.append("   ");
            }
            line.append(line.length() == 0 ? "" : " ").append(part);
        }
        lines.add(line.toString());
        return lines;
    }
}
