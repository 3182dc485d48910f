package ehrctl.command.line;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * One option or positional of a command, beside the {@link GlobalOption}s.
 *
 * @param name {@code --start}, or the placeholder of a positional
 * @param placeholder what stands for the value; null for a flag
 * @param takes what the value is
 * @param many whether it may be repeated
 * @param required whether the command cannot do without
 * @param help one line for the user
 */
public record Argument(
        String name, @Nullable String placeholder, Takes takes, boolean many, boolean required, String help) {

    /** What a value is. */
    public enum Takes {
        NOTHING,
        TEXT,
        /** A text that may be left out: {@code --write} or {@code --write=all}. */
        OPTIONAL_TEXT,
        TYPED_ID,
        /** A value with its type in front, or bare; never a reference to a header. */
        TYPED_VALUE,
        /** A text that may come from standard input, a file or the terminal. */
        READABLE,
        /** A text that may come from standard input or a file. */
        CONTENT,
        /** A file's name, with or without the sign in front that marks one elsewhere. */
        FILE,
        /** An EHR's code. */
        EHR,
        /** The name of a profile that is there; of several words only the first. */
        PROFILE,
        /** A method of HTTP. */
        METHOD,
        /** A path of the API, below an EHR. */
        PATH
    }

    public static Argument option(String name, String placeholder, String help) {
        return new Argument(name, placeholder, Takes.TEXT, false, false, help);
    }

    public static Argument flag(String name, String help) {
        return new Argument(name, null, Takes.NOTHING, false, false, help);
    }

    public static Argument positional(String name, String help) {
        return new Argument(name, name, Takes.TEXT, false, true, help);
    }

    public Argument repeatable() {
        return new Argument(name, placeholder, takes, true, required, help);
    }

    public Argument optional() {
        return new Argument(name, placeholder, takes, many, false, help);
    }

    public Argument taking(Takes what) {
        return new Argument(name, placeholder, what, many, required, help);
    }

    /** The name by which its values are found, where it has several. */
    String firstName() {
        int blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }

    public boolean positional() {
        return !name.startsWith("-");
    }

    /**
     * What the parser knows of it.
     *
     * @param index how many positionals stand before it, if it is one
     */
    public ArgSpec spec(int index) {
        return positional() ? position(index) : opt();
    }

    private OptionSpec opt() {
        String[] names = name.split(" ", -1);
        OptionSpec.Builder spec = OptionSpec.builder(names);
        if (placeholder == null) {
            return spec.arity("0").type(boolean.class).build();
        }
        spec.arity(takes == Takes.OPTIONAL_TEXT ? "0..1" : "1").paramLabel(placeholder);
        if (many) {
            spec.type(List.class).auxiliaryTypes(valueType());
        } else {
            spec.type(valueType());
        }
        return takes == Takes.TYPED_ID ? spec.converters(IdArgument::parse).build() : spec.build();
    }

    private PositionalParamSpec position(int index) {
        PositionalParamSpec.Builder spec = PositionalParamSpec.builder()
                .paramLabel(name)
                .index(many ? index + "..*" : String.valueOf(index))
                .required(required)
                .arity(required ? (many ? "1..*" : "1") : (many ? "0..*" : "0..1"));
        if (many) {
            spec.type(List.class).auxiliaryTypes(valueType());
        } else {
            spec.type(valueType());
        }
        return takes == Takes.TYPED_ID ? spec.converters(IdArgument::parse).build() : spec.build();
    }

    private Class<?> valueType() {
        return takes == Takes.TYPED_ID ? IdArgument.class : String.class;
    }
}
