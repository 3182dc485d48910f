package ehrctl.command.tool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.Operation;
import ehrctl.api.Source;
import ehrctl.command.line.Arguments;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import ehrctl.output.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ehrs list}: what every EHR supports, in one line each. */
public final class EhrsListCommand extends ToolCommand {
    public EhrsListCommand() {
        super("ehrs", "list", "List the EHRs, the types of id they know and what they lack");
    }

    @Override
    public List<String> examples() {
        return List.of("ehrs list", "ehrs list -o json --fields code,lacks");
    }

    @Override
    public View view(Arguments arguments) {
        return View.of("code", "name", "resource_ids", "patient_ids", "lacks")
                .withIds("code", "")
                .ofList();
    }

    @Override
    public int run(Session session) {
        ArrayNode rows = Json.array();
        for (Ehr ehr : Ehrs.all()) {
            ObjectNode row = rows.addObject();
            row.put("code", ehr.code()).put("name", ehr.name()).put("country", ehr.country());
            row.set("resource_ids", types(ehr.resourceIds(Source.CHOSEN)));
            row.set("patient_ids", types(ehr.patientIds(Source.CHOSEN)));
            ArrayNode lacks = row.putArray("lacks");
            for (Operation operation : Operation.values()) {
                if (!operation.bulk() && !ehr.supports(operation, Source.CHOSEN)) {
                    lacks.add(operation.command());
                }
            }
        }
        session.print(rows);
        return 0;
    }

    static ArrayNode types(@Nullable List<IdType> types) {
        ArrayNode prefixes = Json.array();
        if (types != null) {
            for (IdType type : types) {
                prefixes.add(type.prefix());
            }
        }
        return prefixes;
    }
}
