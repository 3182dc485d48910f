package ehrctl.command;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds one run of the program: streams, environment, terminal. Nothing else asks the process for them.
 *
 * @param in standard input, read only where an argument says so
 * @param out standard output, unbuffered; write errors must surface
 * @param err standard error
 * @param environment the environment variables
 * @param outIsTerminal whether a person looks at standard output
 * @param errIsTerminal whether a person looks at standard error
 * @param columns the terminal's width in characters; 0 where unknown
 */
public record Surroundings(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Map<String, String> environment,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int columns) {

    /** The variable's value; null where it is not set, or set to nothing, which scripts use to unset one. */
    public @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The environment may hold credentials. */
    @Override
    public String toString() {
        return "Surroundings";
    }
}
