package ehrctl.command.tool;

import ehrctl.api.Failure;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.TerminalQuestion;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import java.nio.file.Path;
import java.util.List;

/** {@code sandbox reset}: forgets everything that was booked and registered in the sandbox. */
public final class SandboxResetCommand extends ToolCommand {
    public SandboxResetCommand() {
        super("sandbox", "reset", "Empty the sandbox; a server that has it open goes on with it");
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
        boolean asks = !session.settings().has(GlobalOption.YES);
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
        if (!asks) {
            return;
        }
        Boolean answer = TerminalQuestion.confirmed(question);
        if (answer == null) {
            throw Failure.usage("there is no terminal to ask on", "add --yes, and nothing is asked");
        }
        if (!answer) {
            throw Failure.usage("nothing was deleted");
        }
    }

    /** Tells whoever looks; a script knows by the exit code. */
    private static void say(Session session, String text) {
        if (session.surroundings().errIsTerminal()) {
            session.diagnostics().note(text);
        }
    }
}
