package ehrctl.command.line;

import ehrctl.api.Failure;

/** One {@code key=value}, split at the first equals sign. */
public record KeyAndValue(String key, String value) {

    /**
     * The two sides of the first equals sign.
     *
     * @param option named in messages, which never hold the text
     */
    public static KeyAndValue of(String text, String option) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw Failure.usage(option + " is written as KEY=VALUE");
        }
        return new KeyAndValue(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The value may be an id, and so may the key, by mistake. */
    @Override
    public String toString() {
        return "KeyAndValue";
    }
}
