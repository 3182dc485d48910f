package ehrctl.command;

import ehrctl.api.Failure;
import ehrctl.sandbox.Sandbox;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code sandbox reset}: forgets everything that was booked and registered in the sandbox. */
final class SandboxResetCommand extends ToolCommand {
    private static final String YES = "-y --yes";

    SandboxResetCommand() {
        super("sandbox", "reset", "Delete the sandbox's state; the next command starts afresh");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.flag(YES, "do not ask"));
    }

    @Override
    public List<String> examples() {
        return List.of("sandbox reset -y");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3, 9);
    }

    @Override
    public int run(Session session) {
        Path file = session.target().sandboxFile();
        if (!session.arguments().has("--yes") && !confirmed(file)) {
            throw Failure.usage("nothing was deleted");
        }
        Sandbox.delete(file);
        return 0;
    }

    /** Asks on the terminal itself; standard input may be a pipe. */
    private static boolean confirmed(Path file) {
        Path terminal = Path.of("/dev/tty");
        try (FileInputStream in = new FileInputStream(terminal.toFile());
                FileOutputStream out = new FileOutputStream(terminal.toFile())) {
            out.write(("Delete all that was booked and registered in " + file + "? [y/N] ")
                    .getBytes(StandardCharsets.UTF_8));
            int first = in.read();
            return first == 'y' || first == 'Y';
        } catch (IOException e) {
            throw Failure.usage("there is no terminal to ask on", "ehrctl sandbox reset -y does not ask");
        }
    }
}
