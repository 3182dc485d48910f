package ehrctl;

import ehrctl.command.line.ProcessInput;
import ehrctl.command.line.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out what the program was started with. */
final class ProcessStreams {
    private static final String TERMINALS = "ehrctl.terminals";
    private static final String COLUMNS = "ehrctl.columns";
    private static final String LINES = "ehrctl.lines";

    private ProcessStreams() {}

    static Surroundings surroundings() {
        String terminals = System.getProperty(TERMINALS);
        boolean out = terminals == null ? isTerminal(1) : terminals.contains("1");
        boolean err = terminals == null ? isTerminal(2) : terminals.contains("2");
        // PrintStream hides write errors, so the descriptors are written to themselves.
        InputStream in = new ProcessInput();
        OutputStream stdout = new FileOutputStream(FileDescriptor.out);
        OutputStream stderr = new FileOutputStream(FileDescriptor.err);
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            WindowsConsole.install();
            stdout = WindowsConsole.out();
            stderr = WindowsConsole.err();
        }
        return new Surroundings(
                in, stdout, stderr, System.getenv(), out, err, size(COLUMNS, "COLUMNS"), size(LINES, "LINES"));
    }

    /** Without the launcher's word: what the descriptor leads to. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Of the terminal; 0 where nobody says it. */
    private static int size(String property, String variable) {
        String size = System.getProperty(property, String.valueOf(System.getenv(variable)));
        try {
            return Math.max(0, Integer.parseInt(size.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
