package ehrctl.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The values that one command line gave, by the names of {@link Argument} and {@link GlobalOption}. */
final class Arguments {
    private final ParseResult parsed;

    Arguments(ParseResult parsed) {
        this.parsed = parsed;
    }

    boolean has(String name) {
        return parsed.hasMatchedOption(name);
    }

    @Nullable
    String text(String option) {
        return parsed.matchedOptionValue(option, (String) null);
    }

    /** Values of a repeatable option; empty where it was not given. */
    List<String> texts(String option) {
        return parsed.matchedOptionValue(option, List.<String>of());
    }

    @Nullable
    IdArgument id(String option) {
        return parsed.matchedOptionValue(option, (IdArgument) null);
    }

    List<HeaderArgument> headers() {
        return parsed.matchedOptionValue(GlobalOption.HEADER.longName(), List.<HeaderArgument>of());
    }

    /** The positional that is a typed id; null where there is none. */
    @Nullable
    IdArgument positionalId() {
        return parsed.matchedPositionalValue(0, (IdArgument) null);
    }

    /** The first positional as it stands; null where there is none. */
    @Nullable
    String positional() {
        List<String> all = positionals();
        return all.isEmpty() ? null : all.get(0);
    }

    /** The positional of that index, which the command demands. */
    String positional(int index) {
        return parsed.matchedPositionalValue(index, "");
    }

    List<String> positionals() {
        Object value = parsed.matchedPositionalValue(0, null);
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object text : list) {
                texts.add((String) text);
            }
        } else if (value instanceof String text) {
            texts.add(text);
        }
        return texts;
    }
}
