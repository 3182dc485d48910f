package ehrctl.command.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Version;
import ehrctl.command.line.Arguments;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.json.Json;
import ehrctl.output.View;
import java.util.List;

/** {@code version}: what runs here, as a report of a bug wants it. */
public final class VersionCommand extends ToolCommand {
    public VersionCommand() {
        super("version", "", "Show version, build and runtime");
    }

    @Override
    public List<String> examples() {
        return List.of("version", "version -o json");
    }

    @Override
    public List<String> remarks() {
        return List.of("The build is the commit that it was made from, or local where the build was not told. The"
                + " version alone: ehrctl --version");
    }

    @Override
    public View view(Arguments arguments) {
        return View.of().withoutIds();
    }

    @Override
    public boolean usesProfile() {
        return false;
    }

    @Override
    public int run(Session session) {
        ObjectNode version = Json.object();
        version.put("version", Version.number());
        version.put("build", Version.build());
        version.put("runtime", "Java " + property("java.version") + ", " + property("java.vendor"));
        version.put("system", property("os.name") + " " + property("os.arch"));
        session.print(version);
        return 0;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
