package ehrctl.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A page that belongs to no command: {@code help TOPIC} shows it, and a man page is made of it. */
public enum Topic {
    TIMES,
    IDENTIFIERS,
    EXIT_CODES,
    ENVIRONMENT,
    PRIVACY,
    FHIR;

    static @Nullable Topic of(String word) {
        for (Topic topic : values()) {
            if (topic.word().equals(word)) {
                return topic;
            }
        }
        return null;
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public TopicText text() {
        return TopicText.read("/ehrctl/topics/" + word() + ".txt");
    }
}
