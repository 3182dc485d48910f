package ehrctl.command;

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

    @Nullable String text(String option) {
        return parsed.matchedOptionValue(option, (String) null);
    }

    /** Values of a repeatable option; empty where it was not given. */
    List<String> texts(String option) {
        return parsed.matchedOptionValue(option, List.<String>of());
    }

    @Nullable IdArgument id(String option) {
        return parsed.matchedOptionValue(option, (IdArgument) null);
    }

    List<HeaderArgument> headers() {
        return parsed.matchedOptionValue(GlobalOption.HEADER.longName(), List.<HeaderArgument>of());
    }

    /** The first positional; null where there is none. */
    <T> @Nullable T positional() {
        return parsed.matchedPositionalValue(0, (T) null);
    }

    List<String> positionals() {
        return parsed.matchedPositionalValue(0, List.<String>of());
    }
}
