package ehrctl.command.tool;

import ehrctl.api.Failure;
import ehrctl.command.line.Argument;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code sandbox reset}: forgets everything that was booked and registered in the sandbox. */
public final class SandboxResetCommand extends ToolCommand {
    private static final String YES = "-y --yes";

    public SandboxResetCommand() {
        super("sandbox", "reset", "Empty the sandbox; a server that has it open goes on with it");
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
        Path file = session.target().sandboxFile().toAbsolutePath();
        boolean asks = !session.arguments().has("--yes");
        if (!Sandbox.exists(file)) {
            say(session, "nothing to empty: there is no " + file);
            return 0;
        }
        ask(asks, "Delete all that was booked and registered in " + file + "?");
        if (Sandbox.empty(file)) {
            say(session, "emptied " + file);
            return 0;
        }
        ask(asks, file + " is damaged and cannot be emptied. Put a new sandbox in its place?");
        Sandbox.replace(file, SandboxClock.of(session.surroundings().variable("EHRCTL_SANDBOX_CLOCK")));
        say(session, "put a new sandbox in the place of the damaged " + file);
        return 0;
    }

    private static void ask(boolean asks, String question) {
        if (asks && !confirmed(question)) {
            throw Failure.usage("nothing was deleted");
        }
    }

    /** Tells whoever looks; a script knows by the exit code. */
    private static void say(Session session, String text) {
        if (session.surroundings().errIsTerminal()) {
            session.diagnostics().note(text);
        }
    }

    /** Asks on the terminal itself; standard input may be a pipe. */
    private static boolean confirmed(String question) {
        Path terminal = Path.of("/dev/tty");
        try (FileInputStream in = new FileInputStream(terminal.toFile());
                FileOutputStream out = new FileOutputStream(terminal.toFile())) {
            out.write((question + " [y/N] ").getBytes(StandardCharsets.UTF_8));
            int first = in.read();
            for (int c = first; c >= 0 && c != '\n'; ) {
                c = in.read();
            }
            return first == 'y' || first == 'Y';
        } catch (IOException e) {
            throw Failure.usage("there is no terminal to ask on", "add --yes, and nothing is asked");
        }
    }
}
