package ehrctl.command.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The values that one command line gave, by the names of {@link Argument} and {@link GlobalOption}. */
public final class Arguments {
    private final ParseResult parsed;
    // The parser's own look-up works through all names each time, which a batch would feel.
    private final Map<String, @Nullable Object> given = new HashMap<>();
    private final @Nullable Arguments defaults;

    public Arguments(ParseResult parsed) {
        this(parsed, null);
    }

    /**
     * The parsed line of one command.
     *
     * @param defaults the options that hold where this line does not give them
     */
    public Arguments(ParseResult parsed, @Nullable Arguments defaults) {
        this.parsed = parsed;
        this.defaults = defaults;
        for (OptionSpec option : parsed.matchedOptions()) {
            Object value = option.getValue();
            for (String name : option.names()) {
                given.put(name, value);
            }
        }
    }

    public boolean has(String name) {
        if (given.containsKey(name)) {
            return true;
        }
        return defaults != null && defaults.has(name) && !opposed(name);
    }

    /** Whether this line itself gives it. */
    public boolean gives(GlobalOption option) {
        return given.containsKey(option.longName());
    }

    /** Whether this line says the contrary of a default. */
    private boolean opposed(String name) {
        return (name.equals(GlobalOption.ID_VIA_HEADER.longName()) && gives(GlobalOption.NO_ID_VIA_HEADER))
                || (name.equals(GlobalOption.NO_ID_VIA_HEADER.longName()) && gives(GlobalOption.ID_VIA_HEADER));
    }

    @Nullable
    public String text(String option) {
        String text = (String) given.get(option);
        return text == null && defaults != null ? defaults.text(option) : text;
    }

    /** Values of a repeatable option; empty where it was not given. */
    public List<String> texts(String option) {
        return many(option);
    }

    @Nullable
    public IdArgument id(String option) {
        return (IdArgument) given.get(option);
    }

    /** The headers of {@code --header}; those of the defaults come last. */
    public List<HeaderArgument> headers() {
        List<HeaderArgument> headers = new ArrayList<>(ownHeaders());
        if (defaults != null) {
            for (HeaderArgument header : defaults.headers()) {
                if (!names(ownHeaders(), header.name())) {
                    headers.add(header);
                }
            }
        }
        return headers;
    }

    /** Those that this line itself gives. */
    public List<HeaderArgument> ownHeaders() {
        return many(GlobalOption.HEADER.longName());
    }

    /** What the parser collects is of the option's own type. */
    @SuppressWarnings("unchecked")
    private <T> List<T> many(String option) {
        Object values = given.get(option);
        return values == null ? List.of() : (List<T>) values;
    }

    private static boolean names(List<HeaderArgument> headers, String name) {
        for (HeaderArgument header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** All values of an option or positional that holds texts; empty where it was not given. */
    List<String> values(Argument argument) {
        return all(argument, String.class);
    }

    /** All values of an option or positional that holds typed ids; empty where it was not given. */
    List<IdArgument> ids(Argument argument) {
        return all(argument, IdArgument.class);
    }

    private <T> List<T> all(Argument argument, Class<T> type) {
        Object value = null;
        if (!argument.positional()) {
            value = given.get(argument.firstName());
        } else {
            for (PositionalParamSpec positional : parsed.matchedPositionals()) {
                value = positional.paramLabel().equals(argument.name()) ? positional.getValue() : value;
            }
        }
        List<T> all = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            all.add(type.cast(one));
        }
        return all;
    }

    /** The positional that is a typed id; null where there is none. */
    @Nullable
    public IdArgument positionalId() {
        return parsed.matchedPositionalValue(0, (IdArgument) null);
    }

    /** The first positional as it stands; null where there is none. */
    @Nullable
    public String positional() {
        List<String> all = positionals();
        return all.isEmpty() ? null : all.get(0);
    }

    /** The positional of that index, which the command demands. */
    public String positional(int index) {
        return parsed.matchedPositionalValue(index, "");
    }

    public List<String> positionals() {
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
