package ehrctl.docs;

import ehrctl.command.Topic;
import ehrctl.command.TopicText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages that belong to no command, made of the topics that {@code help} shows. */
final class OtherManPages {
    private OtherManPages() {}

    static List<String> names() {
        return all().keySet().stream().sorted().toList();
    }

    static Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            pages.put("ehrctl-" + topic.word(), page(topic));
        }
        return pages;
    }

    private static String page(Topic topic) {
        TopicText text = topic.text();
        ManPage page = new ManPage("ehrctl-" + topic.word(), text.purpose());
        List<String> examples = new ArrayList<>();
        for (TopicText.Part part : text.parts()) {
            if (part.kind() != TopicText.Kind.EXAMPLE) {
                flush(page, examples);
            }
            switch (part.kind()) {
                case SECTION -> page.section(part.text());
                case PARAGRAPH -> page.paragraph(part.text());
                case TERM -> page.term(markedUp(part.name()), part.text());
                case EXAMPLE -> examples.add(part.text().replaceFirst("^ehrctl ", ""));
            }
        }
        flush(page, examples);
        List<String> others = new ArrayList<>(List.of("ehrctl"));
        others.addAll(text.seeAlso());
        return page.seeAlso(others).toString();
    }

    private static void flush(ManPage page, List<String> examples) {
        if (!examples.isEmpty()) {
            page.examples(examples);
            examples.clear();
        }
    }

    /** What is typed is bold, what stands for a value italic. */
    private static String markedUp(String name) {
        StringBuilder marked = new StringBuilder();
        for (String piece : name.split("(?=<)|(?<=>)", -1)) {
            boolean value = piece.startsWith("<");
            marked.append(value ? ManPage.italic(piece.substring(1, piece.length() - 1)) : ManPage.bold(piece));
        }
        return marked.toString();
    }
}
