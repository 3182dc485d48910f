package ehrctl.command.line;

import ehrctl.command.line.Argument.Takes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParseResult;

/** The one reading of options on a line: where each stands, and which word is its value. */
public final class OptionWords {
    private final List<Argument> own;

    /**
     * Reads the words of one command.
     *
     * @param own what the command has beside the global options; empty where it is not known
     */
    public OptionWords(List<Argument> own) {
        this.own = own;
    }

    private enum Value {
        NONE,
        ONE,
        /** Only behind {@code =}. */
        OPTIONAL
    }

    /**
     * The option that a word ends in: of flags written together the last.
     *
     * @param attached the value in the same word; null where there is none
     */
    public record Found(String name, Value takes, @Nullable String attached) {
        public boolean takesNext() {
            return takes == Value.ONE && attached == null;
        }

        public boolean is(GlobalOption option) {
            return name.equals(option.longName()) || name.equals(option.shortName());
        }

        /** The value may be an id. */
        @Override
        public String toString() {
            return "Found";
        }
    }

    /** Null where the word is no known option. */
    @Nullable
    public Found read(String word) {
        if (word.length() < 2 || word.charAt(0) != '-') {
            return null;
        }
        if (word.charAt(1) != '-') {
            return shortOptions(word);
        }
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Value takes = takes(name);
        return takes == null ? null : new Found(name, takes, equals < 0 ? null : word.substring(equals + 1));
    }

    /** Short options may stand together, the last one with its value attached: {@code -vojson}. */
    private @Nullable Found shortOptions(String word) {
        for (int i = 1; i < word.length(); i++) {
            String name = "-" + word.charAt(i);
            Value takes = takes(name);
            boolean last = i + 1 == word.length();
            if (takes == null) {
                return null;
            }
            if (takes != Value.NONE || last) {
                int from = !last && word.charAt(i + 1) == '=' ? i + 2 : i + 1;
                return new Found(name, takes, last ? null : word.substring(from));
            }
        }
        return null;
    }

    /** Null where there is no such option. */
    private @Nullable Value takes(String name) {
        for (GlobalOption option : GlobalOption.values()) {
            if (name.equals(option.longName()) || name.equals(option.shortName())) {
                return option.placeholder() == null ? Value.NONE : Value.ONE;
            }
        }
        for (Argument argument : own) {
            if (!argument.positional() && named(argument.name(), name)) {
                Value one = argument.takes() == Takes.OPTIONAL_TEXT ? Value.OPTIONAL : Value.ONE;
                return argument.placeholder() == null ? Value.NONE : one;
            }
        }
        return null;
    }

    private static boolean named(String names, String name) {
        int at = names.indexOf(name);
        int end = at + name.length();
        return at >= 0
                && (at == 0 || names.charAt(at - 1) == ' ')
                && (end == names.length() || names.charAt(end) == ' ');
    }

    /**
     * Parses the words of one command. A value behind {@code =} is taken as it is; a word that is an option itself is no
     * value of the option before it, which would hide a mistake.
     *
     * @param stopsAtPositional whether options behind the first positional belong to that
     */
    public ParseResult parse(CommandLine parser, boolean stopsAtPositional, List<String> words) {
        String[] all = (stopsAtPositional ? words : withDescendingKeys(words)).toArray(new String[0]);
        for (int i = 0; i < all.length && !all[i].equals("--"); i++) {
            Found found = read(all[i]);
            if (found == null) {
                if (stopsAtPositional && !all[i].startsWith("-")) {
                    break;
                }
            } else if (found.takes == Value.OPTIONAL && found.attached == null) {
                // What follows is an argument of its own.
                all[i] += "=";
            } else if (found.takesNext() && i + 1 < all.length) {
                i++;
                if (all[i].equals("--") || begins(all[i])) {
                    throw new MissingParameterException(
                            parser, parser.getCommandSpec().findOption(found.name()), "a value is missing");
                }
            }
        }
        return parser.parseArgs(all);
    }

    /** {@code --sort -start} means a key, though what it begins with may be an option. */
    private List<String> withDescendingKeys(List<String> words) {
        List<String> joined = new ArrayList<>(words);
        for (int i = 0; i + 1 < joined.size() && !joined.get(i).equals("--"); i++) {
            Found found = read(joined.get(i));
            if (found != null && found.takesNext()) {
                String next = joined.get(i + 1);
                boolean key = next.length() > 2 && next.charAt(0) == '-' && Character.isLetter(next.charAt(1));
                if (found.is(GlobalOption.SORT) && key) {
                    joined.set(i, joined.get(i) + "=" + next);
                    joined.remove(i + 1);
                } else {
                    i++;
                }
            }
        }
        return joined;
    }

    /** Whether the parser would take it for an option, or for short ones written together. */
    private boolean begins(String word) {
        boolean shorts = word.length() > 1 && word.charAt(0) == '-' && word.charAt(1) != '-';
        return shorts ? takes(word.substring(0, 2)) != null : read(word) != null;
    }
}
