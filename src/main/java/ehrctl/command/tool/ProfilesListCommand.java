package ehrctl.command.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.command.line.Arguments;
import ehrctl.command.session.ConfigFile;
import ehrctl.command.session.ProfileKey;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.json.Json;
import ehrctl.output.View;
import java.util.List;
import java.util.Map;

/** {@code profiles list}: the profiles, and which is in use. */
public final class ProfilesListCommand extends ToolCommand {
    public ProfilesListCommand() {
        super("profiles", "list", "List the profiles");
    }

    @Override
    public List<String> examples() {
        return List.of("profiles list");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3);
    }

    @Override
    public View view(Arguments arguments) {
        return View.of("name", "current", "api", "emr", "care_unit")
                .withIds("name", "")
                .ofList();
    }

    @Override
    public boolean usesProfile() {
        return false;
    }

    @Override
    public int run(Session session) {
        ConfigFile config = ConfigFile.read(session.surroundings());
        ArrayNode rows = Json.array();
        for (Map.Entry<String, JsonNode> profile : config.profiles().properties()) {
            ObjectNode row = rows.addObject();
            row.put("name", profile.getKey()).put("current", profile.getKey().equals(config.current()));
            for (ProfileKey key : List.of(ProfileKey.API, ProfileKey.EMR, ProfileKey.CARE_UNIT)) {
                row.set(
                        key.key(),
                        profile.getValue().path(key.key()).isMissingNode()
                                ? Json.object().nullNode()
                                : profile.getValue().path(key.key()));
            }
        }
        session.print(rows);
        return 0;
    }
}
