package ehrctl.command.session;

import ehrctl.api.Ehrs;
import ehrctl.api.Operation;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Noun;

/**
 * Completes the commands that messages suggest, so that what is pasted goes where this command went: each gets the API,
 * EHR, care unit and profile of this one where they are not the defaults. All that is said passes here, so that no
 * message can forget it.
 */
public final class Suggestions {
    private static final String COMMAND = Command.PROGRAM + " ";

    private final ErrorFormat line;

    /** @param line the command line, which may be one that cannot be parsed */
    Suggestions(ErrorFormat line) {
        this.line = line;
    }

    /** {@code text}, with the options behind each command that needs them. */
    String complete(String text) {
        int at = text.indexOf(COMMAND);
        if (at < 0) {
            return text;
        }
        StringBuilder all = new StringBuilder();
        int done = 0;
        for (; at >= 0; at = text.indexOf(COMMAND, done)) {
            int next = text.indexOf(" | ", at);
            int end = next < 0 ? text.length() : next;
            int insert = behindWords(text, at + COMMAND.length(), end);
            all.append(text, done, insert).append(options(text.substring(at + COMMAND.length(), end)));
            done = insert;
        }
        return all.append(text, done, text.length()).toString();
    }

    /** Where noun, verb and id end: options follow there. */
    private static int behindWords(String text, int from, int end) {
        int at = from;
        for (int word = 0; word < 3 && at < end; word++) {
            int blank = text.indexOf(' ', word == 0 ? at : at + 1);
            int stop = blank < 0 || blank > end ? end : blank;
            String next = text.substring(word == 0 ? at : Math.min(at + 1, stop), stop);
            if (next.startsWith("-") || (word == 2 && !id(next))) {
                return at;
            }
            at = stop;
            if (!Character.isLetterOrDigit(text.charAt(at - 1))) {
                // A mark behind the words is not part of them.
                return next.length() > 1 ? at - 1 : at;
            }
        }
        return at;
    }

    /** Ids have a digit or are written in capitals; other words behind a command are prose. */
    private static boolean id(String word) {
        boolean capitals = !word.isEmpty();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') {
                return true;
            }
            capitals &= c >= 'A' && c <= 'Z';
        }
        return capitals;
    }

    private String options(String command) {
        String[] words = command.split(" ", 3);
        Noun noun = Noun.of(words[0]);
        if (noun == null || command.contains("--help")) {
            return "";
        }
        String verb = noun.alone() || words.length < 2 ? "" : letters(words[1]);
        Operation operation = Operation.of(noun.word(), verb);
        StringBuilder options = new StringBuilder();
        if (operation != null || noun == Noun.API || noun == Noun.SMOKE || noun == Noun.STATUS) {
            add(options, command, GlobalOption.PROFILE);
            add(options, command, GlobalOption.API);
            add(options, command, GlobalOption.EMR);
            if (noun != Noun.CARE_UNITS) {
                add(options, command, GlobalOption.CARE_UNIT);
            }
        } else if (noun == Noun.SANDBOX && !verb.equals("serve") && !verb.equals("exec") && !verb.equals("people")) {
            add(options, command, GlobalOption.PROFILE);
            add(options, command, GlobalOption.API);
        }
        return options.toString();
    }

    /** The word without a mark behind it. */
    private static String letters(String word) {
        int end = word.length();
        while (end > 0 && !Character.isLetter(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    private void add(StringBuilder options, String command, GlobalOption option) {
        String value = line.given(option);
        if (value == null || value.isEmpty() || command.contains(option.longName() + " ") || usual(option, value)) {
            return;
        }
        options.append(' ').append(option.longName()).append(' ').append(quoted(value));
    }

    private boolean usual(GlobalOption option, String value) {
        return switch (option) {
            case API -> value.equals(ApiAddress.SANDBOX);
            case EMR -> value.equals(Ehrs.SANDBOX_DEFAULT) && ApiAddress.embedded(line.given(GlobalOption.API));
            default -> false;
        };
    }

    /** A word as a shell takes it; none that cannot be shown, or may hold a password. */
    public static String quoted(String word) {
        boolean plain = !word.isEmpty();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < ' ' || c == 0x7f || (c == '@' && word.contains("://"))) {
                return "…";
            }
            boolean alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            plain &= alphanumeric || "-_.:+/@%=,".indexOf(c) >= 0;
        }
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
