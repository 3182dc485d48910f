package ehrctl.command;

import ehrctl.command.line.ExampleLines;
import ehrctl.command.line.Wrapped;

/** Help as it is shown: lines within a width, and what is typed in bold where there is colour. */
final class HelpText {
    /** Below this there is no room for two columns. */
    private static final int NARROW = 60;

    /** A blank at which no line breaks. */
    static final char FIRM = '\u00a0';

    private static final int INDENT = 2;
    private static final int WIDEST_NAME = 28;

    private final StringBuilder text = new StringBuilder();
    private final int width;
    private final boolean color;

    HelpText(int width, boolean color) {
        this.width = width;
        this.color = color;
    }

    HelpText blank() {
        text.append('\n');
        return this;
    }

    HelpText heading(String title) {
        text.append('\n').append(bold(title)).append('\n');
        return this;
    }

    /** Words that are filled; those that stand further in stay so. */
    HelpText paragraph(String words) {
        int indent = 0;
        while (indent < words.length() && words.charAt(indent) == ' ') {
            indent++;
        }
        return paragraph(words.substring(indent), indent);
    }

    HelpText paragraph(String words, int indent) {
        for (String line : Wrapped.at(words, width - indent)) {
            text.append(" ".repeat(indent)).append(line.replace(FIRM, ' ')).append('\n');
        }
        return this;
    }

    /**
     * A name, and beside it or below it what it is.
     *
     * @param column where the explanations of these names begin, as {@link #column} says
     */
    HelpText term(String name, String words, int column) {
        int indent = width < NARROW ? 3 * INDENT : column;
        boolean below = width < NARROW || name.length() + 2 * INDENT > column;
        text.append(" ".repeat(INDENT)).append(bold(name));
        boolean first = true;
        for (String line : Wrapped.at(words, width - indent)) {
            if (first && !below) {
                text.append(" ".repeat(indent - INDENT - name.length()));
            } else {
                text.append(first ? "\n" : "").append(" ".repeat(indent));
            }
            text.append(line).append('\n');
            first = false;
        }
        return this;
    }

    /** Where what explains these names begins. */
    static int column(Iterable<String> names) {
        int longest = 0;
        for (String name : names) {
            longest = Math.max(longest, name.length() <= WIDEST_NAME ? name.length() : 0);
        }
        return longest + 2 * INDENT;
    }

    /** A command line, which can be copied as it stands. */
    HelpText example(String command) {
        for (String line : ExampleLines.of(command, width - INDENT)) {
            text.append(" ".repeat(INDENT)).append(line).append('\n');
        }
        return this;
    }

    private String bold(String words) {
        return color ? "\u001b[1m" + words + "\u001b[0m" : words;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
