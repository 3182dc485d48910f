package ehrctl.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.json.Json;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.util.List;

/** {@code sandbox path}: where the sandbox's state is kept. */
final class SandboxPathCommand extends ToolCommand {
    SandboxPathCommand() {
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
