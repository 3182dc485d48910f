package ehrctl.command;

import java.util.ArrayList;
import java.util.List;

/** A topic as {@code help} shows it. */
final class TopicHelp {
    private TopicHelp() {}

    static String of(Topic topic, int width, boolean color) {
        HelpText help = new HelpText(width, color);
        TopicText text = topic.text();
        help.paragraph("ehrctl " + topic.word() + ": " + text.purpose());
        TopicText.Kind before = TopicText.Kind.SECTION;
        List<String> names = names(text);
        for (TopicText.Part part : text.parts()) {
            boolean first = part.kind() != before || part.kind() == TopicText.Kind.PARAGRAPH;
            if (first && before != TopicText.Kind.SECTION && part.kind() != TopicText.Kind.SECTION) {
                help.blank();
            }
            switch (part.kind()) {
                case SECTION -> help.heading(part.text());
                case PARAGRAPH -> help.paragraph(part.text(), 2);
                case TERM -> help.term(plain(part.name()), part.text(), HelpText.column(names));
                case EXAMPLE -> help.example(part.text());
            }
            before = part.kind();
        }
        return help.blank()
                .paragraph("See: man ehrctl-" + topic.word() + ", "
                        + String.join(", ", text.seeAlso()).replace("ehrctl-", "ehrctl help "))
                .toString();
    }

    private static List<String> names(TopicText text) {
        List<String> names = new ArrayList<>();
        for (TopicText.Part part : text.parts()) {
            if (part.kind() == TopicText.Kind.TERM) {
                names.add(plain(part.name()));
            }
        }
        return names;
    }

    private static String plain(String name) {
        return name.replace("<", "").replace(">", "");
    }
}
