package ehrctl.command.line;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard input, which can be asked whether a person types it; few commands want to know. */
public final class ProcessInput extends FileInputStream {
    public ProcessInput() {
        super(FileDescriptor.in);
    }

    boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
