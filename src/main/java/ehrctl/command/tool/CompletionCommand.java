package ehrctl.command.tool;

import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code completion bash|zsh|fish}: prints the script that is shipped for that shell. */
public final class CompletionCommand extends ToolCommand {
    public CompletionCommand(String shell) {
        super("completion", shell, "Print the completion script for " + shell);
    }

    @Override
    public List<String> examples() {
        return List.of("completion " + verb());
    }

    @Override
    public List<String> remarks() {
        return List.of(
                switch (verb()) {
                    case "bash" -> "Load it from ~/.bashrc: source <(ehrctl completion bash)";
                    case "zsh" ->
                        "Save it as _ehrctl in a folder of $fpath, or load it in ~/.zshrc after compinit:"
                                + " source <(ehrctl completion zsh)";
                    default -> "Save it as ~/.config/fish/completions/ehrctl.fish.";
                });
    }

    @Override
    public boolean usesProfile() {
        return false;
    }

    @Override
    public int run(Session session) {
        String name = "/ehrctl/completions/ehrctl." + verb();
        try (InputStream script = CompletionCommand.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            session.write(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
