package ehrctl.command.line;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks on the terminal itself, so that it works in a pipe too, and shows nothing of what is typed. */
public final class TerminalQuestion {
    private static final File TERMINAL = new File("/dev/tty");

    private TerminalQuestion() {}

    /** Whether the answer to a question is yes; null where there is no terminal to ask on. */
    public static @Nullable Boolean confirmed(String question) {
        try (FileInputStream in = new FileInputStream(TERMINAL);
                FileOutputStream out = new FileOutputStream(TERMINAL)) {
            out.write((question + " [y/N] ").getBytes(StandardCharsets.UTF_8));
            int first = in.read();
            for (int c = first; c >= 0 && c != '\n'; ) {
                c = in.read();
            }
            return first == 'y' || first == 'Y';
        } catch (IOException e) {
            return null;
        }
    }

    static byte[] ask(String label) {
        try (FileInputStream in = new FileInputStream(TERMINAL);
                FileOutputStream out = new FileOutputStream(TERMINAL)) {
            // Before the echo goes: Ctrl-C must not leave the user's terminal silent, at whatever moment.
            Thread restore = new Thread(() -> stty("echo"));
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                if (!stty("-echo")) {
                    throw Failure.usage(
                            label + ": the terminal would show what is typed", "use @- or @FILE instead of @ask");
                }
                out.write((label + ": ").getBytes(StandardCharsets.UTF_8));
                byte[] line = line(in, label);
                out.write('\n');
                return line;
            } finally {
                stty("echo");
                Runtime.getRuntime().removeShutdownHook(restore);
            }
        } catch (IOException e) {
            throw Failure.usage(
                    label + ": there is no terminal to ask on", "use @- for standard input or @FILE for a file");
        } catch (IllegalStateException e) {
            // The process is ending already, and its hooks turn the echo on.
            throw Failure.unsent(ExitCode.INTERRUPTED, "interrupted");
        }
    }

    private static byte[] line(InputStream in, String label) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        for (; b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        if (b < 0 && line.size() == 0) {
            throw Failure.usage(label + ": nothing was typed, the terminal is closed");
        }
        return line.toByteArray();
    }

    /** Whether the terminal obeyed. */
    private static boolean stty(String echo) {
        try {
            ProcessBuilder stty = new ProcessBuilder("stty", echo).redirectInput(TERMINAL);
            return stty.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
