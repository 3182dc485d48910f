package ehrctl.command.line;

import java.util.ArrayList;
import java.util.List;

/** Breaks a long command line so that it can still be copied. */
public final class ExampleLines {
    private static final int WIDTH = 68;

    private ExampleLines() {}

    /** Before options and after pipes, with the shell's own sign that the line goes on. */
    public static List<String> of(String command) {
        return of(command, WIDTH);
    }

    /** The same, for a narrower place. */
    public static List<String> of(String command, int width) {
        int most = Math.min(width, WIDTH);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts(command, most)) {
            if (line.length() > 0 && line.length() + part.length() + 3 > most) {
                lines.add(line + (line.charAt(line.length() - 1) == '|' ? "" : " \\"));
                line.setLength(0);
                line.append("   ");
            }
            line.append(line.length() == 0 ? "" : " ").append(part);
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> parts(String command, int most) {
        List<String> parts = new ArrayList<>();
        if (command.length() <= most) {
            parts.add(command);
            return parts;
        }
        int start = 0;
        for (int at = command.indexOf(' '); at >= 0; at = command.indexOf(' ', at + 1)) {
            if (command.startsWith("-", at + 1) || command.charAt(at - 1) == '|') {
                parts.add(command.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(command.substring(start));
        return parts;
    }
}
