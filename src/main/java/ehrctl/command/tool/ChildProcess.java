package ehrctl.command.tool;

import ehrctl.command.line.Surroundings;
import ehrctl.command.session.Diagnostics;
import ehrctl.command.session.Signals;
import ehrctl.command.session.TakenVariables;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A program that runs in place of this one: same streams, same environment, and signals are handed on to it. */
final class ChildProcess implements AutoCloseable {
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private final ProcessBuilder builder;
    private final Surroundings surroundings;
    private final Signals signals = new Signals(this::signalled);
    private final StringBuilder early = new StringBuilder();
    private @Nullable Process process;

    ChildProcess(List<String> command, Surroundings surroundings) {
        this.builder = new ProcessBuilder(command).inheritIO();
        this.surroundings = surroundings;
    }

    /**
     * Runs it to its end.
     *
     * @param variables what it finds in its environment beside what this program has found
     * @param without what it does not find there
     * @return its exit code as a shell reports it
     */
    int run(Map<String, String> variables, Set<String> without) {
        environment(variables, without);
        Process started;
        try {
            started = started();
        } catch (IOException e) {
            // The system's error number is the only thing that tells the two apart; newer JDKs write it in another way.
            String message = String.valueOf(e.getMessage());
            boolean missing = message.contains("error=2,") || message.contains("error: 2 ");
            new Diagnostics(surroundings)
                    .note(builder.command().get(0) + ": "
                            + (missing ? "there is no such program" : "this program cannot be run"));
            return missing ? NOT_FOUND : NOT_EXECUTABLE;
        }
        while (true) {
            try {
                return started.waitFor();
            } catch (InterruptedException e) {
                started.destroy();
            }
        }
    }

    private synchronized Process started() throws IOException {
        Process started = builder.start();
        process = started;
        if (early.length() > 0) {
            started.destroy();
        }
        return started;
    }

    private void environment(Map<String, String> variables, Set<String> without) {
        Map<String, String> environment = builder.environment();
        TakenVariables.handOn(surroundings.environment(), environment);
        environment.keySet().removeAll(without);
        environment.putAll(variables);
    }

    private synchronized void signalled(String name) {
        Process running = process;
        if (running == null) {
            early.append(name);
        } else if (name.equals("TERM")) {
            running.destroy();
        } else {
            Signals.send(name, running.pid());
        }
    }

    @Override
    public void close() {
        signals.close();
    }
}
