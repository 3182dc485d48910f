package ehrctl.harness;

import ehrctl.Main;
import ehrctl.command.line.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs the program in this process, on a state of its own: the only harness. */
public final class Cli {
    /** A Sunday morning, so that the next slots are on Monday. */
    public static final String CLOCK = "2026-11-22T09:00:00+01:00";

    private final Map<String, String> environment = new HashMap<>();
    private byte[] input = new byte[0];
    private boolean terminal;
    private int columns;
    private int lines;

    /** What one run did. */
    public record Result(int exit, String out, String err) {}

    public Cli(Path home) {
        environment.put("HOME", home.toString());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        environment.put("EHRCTL_SANDBOX_CLOCK", CLOCK);
    }

    private Cli(Map<String, String> environment) {
        this.environment.putAll(environment);
    }

    /** Another user of the same state. */
    public Cli copy() {
        return new Cli(environment);
    }

    public Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Cli input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    public Cli input(byte[] bytes) {
        input = bytes;
        return this;
    }

    /** As if a person looked at both streams. */
    public Cli terminal(int width) {
        terminal = true;
        columns = width;
        return this;
    }

    /** The same, on one that shows so many lines. */
    public Cli terminal(int width, int height) {
        lines = height;
        return terminal(width);
    }

    public Map<String, String> environment() {
        return environment;
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = run(out, err, arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public int run(OutputStream out, OutputStream err, String... arguments) {
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(input), out, err, Map.copyOf(environment), terminal, terminal, columns, lines);
        return Main.run(arguments, surroundings);
    }
}
