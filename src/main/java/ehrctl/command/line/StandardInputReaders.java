package ehrctl.command.line;

import ehrctl.api.Failure;
import ehrctl.id.IdType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts, for every command alike, how many of a line's values are to be read from standard input: it ends but once. */
public final class StandardInputReaders {
    private final Arguments given;
    private int count;

    private StandardInputReaders(Arguments given) {
        this.given = given;
    }

    /**
     * Checks a line before any of its values is read.
     *
     * @param arguments what the command takes
     * @throws Failure USAGE where more than one of the values is standard input
     */
    public static void atMostOne(List<Argument> arguments, Arguments given) {
        StandardInputReaders readers = new StandardInputReaders(given);
        for (Argument argument : arguments) {
            readers.count(argument);
        }
        for (HeaderArgument header : given.ownHeaders()) {
            readers.count(header.id());
        }
        if (readers.count > 1) {
            throw Failure.usage("only one value can be read from standard input");
        }
    }

    private void count(Argument argument) {
        switch (argument.takes()) {
            case TYPED_ID -> {
                for (IdArgument id : given.ids(argument)) {
                    count(id);
                }
            }
            case TYPED_VALUE -> {
                for (String text : given.values(argument)) {
                    int colon = text.indexOf(':');
                    boolean typed = colon >= 0 && IdType.of(text.substring(0, colon)) != null;
                    count(typed ? text.substring(colon + 1) : text);
                }
            }
            case READABLE, CONTENT -> {
                for (String text : given.values(argument)) {
                    count(text);
                }
            }
            case FILE -> {
                for (String text : given.values(argument)) {
                    count(text.equals("-") ? "@-" : text);
                }
            }
            case NOTHING, TEXT, OPTIONAL_TEXT, EHR, PROFILE, METHOD, PATH -> {}
        }
    }

    private void count(@Nullable String text) {
        count += "@-".equals(text) ? 1 : 0;
    }

    private void count(IdArgument id) {
        count += id.source() instanceof ValueSource.StandardInput ? 1 : 0;
    }
}
