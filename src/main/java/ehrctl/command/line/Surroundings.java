package ehrctl.command.line;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
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
 * @param lines the terminal's height; 0 where unknown
 * @param sources from where values may be read that are not written out
 */
public record Surroundings(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Map<String, String> environment,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int columns,
        int lines,
        Sources sources) {

    /** What {@code @-}, {@code @ask} and {@code @FILE} may name. */
    public enum Sources {
        ALL,
        FILES,
        NONE
    }

    /** Those of a process, where values may be read from everywhere. */
    public Surroundings(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Map<String, String> environment,
            boolean outIsTerminal,
            boolean errIsTerminal,
            int columns,
            int lines) {
        this(in, out, err, environment, outIsTerminal, errIsTerminal, columns, lines, Sources.ALL);
    }

    /** Whether a person types what is read from standard input. */
    public boolean inIsTerminal() {
        return in instanceof ProcessInput process && process.isTerminal();
    }

    /** The same without standard input and terminal, as a line of a batch sees them. */
    public Surroundings ofLine(Sources allowed) {
        return new Surroundings(InputStream.nullInputStream(), out, err, environment, false, false, 0, 0, allowed);
    }

    /** The variable's value; null where it is not set, or set to nothing, which scripts use to unset one. */
    public @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * The user's home folder.
     *
     * @throws Failure CONFIG where neither the environment nor the system's list of users names one
     */
    public Path home() {
        String home = variable("HOME");
        if (home == null) {
            home = System.getProperty("user.home", "");
        }
        // What Java says of a user that the system does not know.
        if (home.isEmpty() || home.equals("?")) {
            throw Failure.unsent(
                    ExitCode.CONFIG, "this user has no home folder", "set HOME, or XDG_CONFIG_HOME and XDG_STATE_HOME");
        }
        return Path.of(home);
    }

    /** The environment may hold credentials. */
    @Override
    public String toString() {
        return "Surroundings";
    }
}
