package ehrctl.command.tool;

import ehrctl.api.Failure;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Session;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Which file a sandbox server keeps its state in. */
final class SandboxPlace {
    private SandboxPlace() {}

    /** The embedded sandbox's file; the API of clients in the same shell is no reason against it. */
    static Path of(Session session) {
        boolean asked = session.arguments().has(GlobalOption.API.longName());
        return asked || session.target().embedded()
                ? session.target().sandboxFile()
                : session.settings().sandboxFile();
    }

    static Path file(String name, String option) {
        try {
            if (!name.isEmpty() && !name.equals("-")) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            // answered below
        }
        throw Failure.usage(option + " is not a file name");
    }
}
