package ehrctl.command.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.command.line.Arguments;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.json.Json;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.util.List;

/** {@code sandbox path}: where the sandbox's state is kept. */
public final class SandboxPathCommand extends ToolCommand {
    public SandboxPathCommand() {
        super("sandbox", "path", "Print the file that holds the sandbox's state");
    }

    @Override
    public List<String> examples() {
        return List.of("sandbox path");
    }

    @Override
    public View view(Arguments arguments) {
        return View.of("path").withIds("path", "");
    }

    @Override
    public int run(Session session) {
        String path = session.target().sandboxFile().toAbsolutePath().toString();
        boolean bare = session.settings().format() == Format.TABLE;
        session.print(
                bare ? JsonNodeFactory.instance.textNode(path) : Json.object().put("path", path));
        return 0;
    }
}
