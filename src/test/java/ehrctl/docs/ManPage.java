package ehrctl.docs;

import ehrctl.api.Version;
import ehrctl.command.line.ExampleLines;
import ehrctl.command.line.Wrapped;
import java.util.List;
import java.util.Locale;

/** Writes one man page in man(7) macros; every text is escaped here and nowhere else. */
final class ManPage {
    /** Pages must not differ from one day to the next. */
    private static final String DATE = "2026-11-22";

    private static final int LINE = 78;

    private final StringBuilder roff = new StringBuilder();

    ManPage(String name, String purpose) {
        macro(".TH " + name.toUpperCase(Locale.ROOT) + " 1 " + DATE + " \"ehrctl " + Version.number()
                + "\" \"ehrctl manual\"");
        section("Name");
        macro(escaped(name) + " \\- " + escaped(purpose));
    }

    ManPage section(String title) {
        macro(".SH " + title.toUpperCase(Locale.ROOT));
        return this;
    }

    ManPage subsection(String title) {
        macro(".SS " + escaped(title));
        return this;
    }

    /** One paragraph; its words are filled. */
    ManPage paragraph(String text) {
        String last = roff.substring(roff.lastIndexOf("\n", roff.length() - 2) + 1);
        if (!last.startsWith(".S")) {
            macro(".PP");
        }
        fill(text);
        return this;
    }

    /** A term with its explanation indented below. */
    ManPage term(String markedUp, String text) {
        macro(".TP");
        macro(markedUp);
        fill(text);
        return this;
    }

    /** Command lines as they are typed. */
    ManPage examples(List<String> examples) {
        macro(".PP");
        macro(".EX");
        for (String example : examples) {
            for (String line : ExampleLines.of("ehrctl " + example)) {
                macro(protectedStart(escaped(line)));
            }
        }
        macro(".EE");
        return this;
    }

    /** Lines of the synopsis, already marked up. */
    ManPage synopsis(List<String> lines) {
        section("Synopsis");
        macro(".nf");
        lines.forEach(this::macro);
        macro(".fi");
        return this;
    }

    ManPage seeAlso(List<String> pages) {
        section("See also");
        for (int i = 0; i < pages.size(); i++) {
            macro(".BR " + escaped(pages.get(i)) + " (1)" + (i + 1 < pages.size() ? "," : ""));
        }
        return this;
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    private void fill(String text) {
        for (String line : Wrapped.at(text, LINE - 20)) {
            macro(protectedStart(escaped(line)));
        }
    }

    private void macro(String line) {
        roff.append(line).append('\n');
    }

    /** A line that begins with a dot or a quote would be a macro. */
    private static String protectedStart(String line) {
        return line.startsWith(".") || line.startsWith("\\(aq") ? "\\&" + line : line;
    }

    private static String escaped(String text) {
        String marked = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
        StringBuilder ascii = new StringBuilder();
        // Old formatters take a page for Latin-1.
        marked.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii.append((char) c);
            } else {
                ascii.append(String.format("\\[u%04X]", c));
            }
        });
        return ascii.toString();
    }

    @Override
    public String toString() {
        return roff.toString();
    }
}
