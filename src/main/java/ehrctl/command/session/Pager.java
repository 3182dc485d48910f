package ehrctl.command.session;

import ehrctl.command.line.Surroundings;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program through which a person reads what is longer than the screen: {@code EHRCTL_PAGER}, else {@code PAGER}, each
 * a line of a shell, else {@code less} where there is one. Whoever quits it has seen enough.
 */
final class Pager {
    private static final String OWN = "EHRCTL_PAGER";
    private static final String USUAL = "PAGER";
    /** Gone where all fits on the screen, colours as they are, and nothing wiped away at its end. */
    private static final String LESS = "less -FRX";
    /** With these a shell says that it could not start it. */
    private static final int NOT_EXECUTABLE = 126;

    private static final int NOT_FOUND = 127;

    private final String command;
    private final Surroundings surroundings;

    private Pager(String command, Surroundings surroundings) {
        this.command = command;
        this.surroundings = surroundings;
    }

    /** Shows a text on a terminal where it is longer than that; answers whether it did. */
    static boolean shows(CharSequence text, Surroundings surroundings) {
        if (!longer(text, surroundings.lines())) {
            return false;
        }
        String command = command(surroundings);
        return command != null && new Pager(command, surroundings).run(text.toString());
    }

    /** The prompt takes a line too. */
    private static boolean longer(CharSequence text, int lines) {
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            ends += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines > 0 && ends >= lines;
    }

    private static @Nullable String command(Surroundings surroundings) {
        Map<String, String> environment = surroundings.environment();
        String given = environment.get(OWN);
        given = given == null ? environment.get(USUAL) : given;
        if (given != null) {
            String command = given.strip();
            return command.isEmpty() || command.equals("cat") ? null : command;
        }
        boolean dumb = "dumb".equals(environment.get("TERM"));
        return !dumb && isInstalled("less", environment.getOrDefault("PATH", "")) ? LESS : null;
    }

    private static boolean isInstalled(String program, String path) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private boolean run(String text) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        prepare(builder.environment());
        Signals signals = Signals.withoutInterrupts();
        try {
            Process pager = builder.start();
            write(pager, text);
            return ended(pager);
        } catch (IOException e) {
            return false;
        } finally {
            signals.close();
        }
    }

    private void prepare(Map<String, String> variables) {
        TakenVariables.handOn(surroundings.environment(), variables);
        // What it reads is UTF-8 whatever the user's locale says.
        variables.put("LC_ALL", "C.UTF-8");
        // Credentials are no business of it.
        variables.remove("EHRCTL_CLIENT_ID");
        variables.remove("EHRCTL_CLIENT_SECRET");
        // As git does it, for one that is given without options.
        variables.putIfAbsent("LESS", "FRX");
        variables.putIfAbsent("LV", "-c");
    }

    private static void write(Process pager, String text) {
        try (OutputStream in = pager.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It was quit before it had read all.
        }
    }

    /** Whether it was there at all. */
    private static boolean ended(Process pager) {
        while (true) {
            try {
                int end = pager.waitFor();
                return end != NOT_EXECUTABLE && end != NOT_FOUND;
            } catch (InterruptedException e) {
                pager.destroy();
            }
        }
    }
}
