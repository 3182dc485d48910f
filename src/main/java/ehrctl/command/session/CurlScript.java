package ehrctl.command.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines for {@code curl --config -} in a here-document, with shell variables in them. Works in bash, dash and zsh: the
 * values are quoted by what every system has, and none of them is an argument of a process.
 */
final class CurlScript {
    /** What a value must be quoted for, beside curl's own quotes. */
    enum Place {
        URL("ehrctl_url", "printf %s \"$1\" | od -An -v -tx1 | tr -d '\\n' | tr ' ' %"),
        HEADER("ehrctl_text", "printf %s \"$1\" | tr -d '\\r\\n' | sed 's/[\"\\\\]/\\\\&/g'"),
        JSON(
                "ehrctl_json",
                "printf '%s\\n' \"$1\" | LC_ALL=C awk '"
                        + "BEGIN { for (i = 1; i < 32; i++) m[sprintf(\"%c\", i)] = sprintf(\"\\\\\\\\u%04x\", i)"
                        + "; m[\"\\\\\"] = \"\\\\\\\\\\\\\\\\\"; m[\"\\\"\"] = \"\\\\\\\\\\\\\\\"\" } "
                        + "NR > 1 { printf \"%s\", \"\\\\\\\\n\" } "
                        + "{ n = length($0); for (i = 1; i <= n; i++)"
                        + " { c = substr($0, i, 1); printf \"%s\", (c in m) ? m[c] : c } }'");

        private final String function;
        private final String definition;

        Place(String function, String body) {
            this.function = function;
            this.definition = function + "() { " + body + "; }";
        }
    }

    private final char mark;
    private final List<Place> used = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder("silent\nshow-error\n");

    /** @param mark stands before and after the name of each variable */
    CurlScript(char mark) {
        this.mark = mark;
    }

    void option(String name) {
        lines.append(name).append('\n');
    }

    void option(String name, String value) {
        option(name, value, Place.HEADER);
    }

    void option(String name, String value, Place place) {
        lines.append(name).append(" = \"");
        boolean inVariable = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == mark) {
                lines.append(inVariable ? "\")" : "$(" + place.function + " \"$");
                inVariable = !inVariable;
                if (!used.contains(place)) {
                    used.add(place);
                }
            } else if (c == '"') {
                lines.append("\\\\\"");
            } else if (c == '\\') {
                lines.append("\\\\\\\\");
            } else {
                lines.append(c == '$' || c == '`' ? "\\" : "").append(c);
            }
        }
        lines.append("\"\n");
    }

    /**
     * The whole.
     *
     * @param variables all that are used
     * @param secretCommand prints the value of {@code CLIENT_SECRET}; null where that is to be set by hand
     */
    String text(List<String> variables, @Nullable String secretCommand) {
        String curl = "curl --config - <<EOF\n" + lines + "EOF\n";
        if (variables.isEmpty()) {
            return curl;
        }
        StringBuilder script = new StringBuilder("(\n");
        if (secretCommand != null) {
            script.append("CLIENT_SECRET=$(").append(secretCommand).append(")\n");
        }
        script.append(':');
        for (String variable : variables) {
            script.append(" \"${").append(variable).append("?set it first}\"");
        }
        script.append('\n');
        for (Place place : used) {
            script.append(place.definition).append('\n');
        }
        return script.append(curl).append(")\n").toString();
    }
}
