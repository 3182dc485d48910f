package ehrctl.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of a topic. In its file stand the purpose, then the man pages to see, then a line for each part: {@code #} in
 * front of a section's title, {@code * NAME :: TEXT} for a term, blanks in front of an example, the name of a table in
 * double braces, and paragraphs.
 *
 * @param purpose a few words
 * @param seeAlso man pages
 */
public record TopicText(String purpose, List<String> seeAlso, List<Part> parts) {

    /** What a part is. */
    public enum Kind {
        SECTION,
        PARAGRAPH,
        TERM,
        EXAMPLE
    }

    /**
     * One part.
     *
     * @param name of a term; what stands for a value in it is between angle brackets
     */
    public record Part(Kind kind, String name, String text) {
        static Part term(String name, String text) {
            return new Part(Kind.TERM, name, text);
        }
    }

    static TopicText read(String file) {
        try (InputStream in = TopicText.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the program");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static TopicText of(List<String> lines) {
        List<Part> parts = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            if (line.startsWith("# ")) {
                parts.add(new Part(Kind.SECTION, "", line.substring(2)));
            } else if (line.startsWith("* ")) {
                int end = line.indexOf(" :: ");
                parts.add(Part.term(line.substring(2, end), line.substring(end + 4)));
            } else if (line.startsWith(" ")) {
                parts.add(new Part(Kind.EXAMPLE, "", line.strip()));
            } else if (line.startsWith("{{")) {
                String table = line.substring(2, line.length() - 2).replace('-', '_');
                parts.addAll(TopicTable.valueOf(table.toUpperCase(Locale.ROOT)).terms());
            } else if (!line.isEmpty()) {
                parts.add(new Part(Kind.PARAGRAPH, "", line));
            }
        }
        String[] pages = lines.get(1).split(" ", -1);
        return new TopicText(lines.get(0), List.of(pages).subList(1, pages.length), parts);
    }
}
