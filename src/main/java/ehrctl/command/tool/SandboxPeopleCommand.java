package ehrctl.command.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Checks;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.id.IdCheck;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import ehrctl.output.View;
import ehrctl.sandbox.Seed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sandbox people}: the fictive people that an EHR of the sandbox begins with, and their published test numbers. */
public final class SandboxPeopleCommand extends ToolCommand {
    private static final List<String> FIELDS = List.of("kind", "id", "name", "number", "hsa_id", "care_units");

    public SandboxPeopleCommand() {
        super("sandbox", "people", "List the fictive people of an EHR, with their ids and test numbers");
    }

    @Override
    public List<String> examples() {
        return List.of("sandbox people", "sandbox people --emr webdoc -o csv");
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "They are those that a sandbox begins with, embedded or served: what was registered since is"
                        + " shown by patients find. No number is a real person's. A number is written with its type, as"
                        + " patients get and resources get take it where the EHR knows the type; --external-id takes it alone.");
    }

    @Override
    public List<String> answers() {
        return FIELDS;
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3, 5);
    }

    @Override
    public View view(Arguments arguments) {
        return View.of(FIELDS.toArray(new String[0]))
                .withIds("id", IdType.EMR_ID.prefix() + ":")
                .ofList();
    }

    @Override
    public int run(Session session) {
        String emr = session.settings().value(GlobalOption.EMR);
        JsonNode ehr = Seed.of(emr == null ? Ehrs.SANDBOX_DEFAULT : emr);
        if (ehr.isMissingNode()) {
            throw Failure.unsent(
                    ExitCode.NOT_FOUND,
                    session.settings().source(GlobalOption.EMR) + "the sandbox knows no such EHR: " + emr,
                    "see: ehrctl ehrs list");
        }
        ArrayNode people = Json.array();
        for (JsonNode patient : ehr.path("patients")) {
            String name = patient.path("first_name").asText() + " "
                    + patient.path("last_name").asText();
            String number = patient.path("external_id").textValue();
            ObjectNode row = row(people, "patient", patient.path("emr_id"), name);
            row.put("number", number == null ? null : typed(number)).putNull("hsa_id");
            row.putArray("care_units").add(patient.path("care_unit"));
        }
        for (JsonNode resource : ehr.path("resources")) {
            if (resource.path("type").asText().equals("person")) {
                ObjectNode row = row(
                        people,
                        "resource",
                        resource.path("id"),
                        resource.path("name").asText());
                row.put("number", number(resource));
                row.put("hsa_id", resource.path("hsa_id").textValue());
                row.set("care_units", resource.path("care_units"));
            }
        }
        session.print(people);
        return ExitCode.OK.number();
    }

    private static ObjectNode row(ArrayNode people, String kind, JsonNode id, String name) {
        return people.addObject().put("kind", kind).put("id", id.asText()).put("name", name);
    }

    private static @Nullable String number(JsonNode resource) {
        for (IdType type : IdType.values()) {
            String number = type.national() ? resource.path(type.prefix()).textValue() : null;
            if (number != null) {
                return type.prefix() + ":" + number;
            }
        }
        return null;
    }

    private static String typed(String number) {
        IdType type = IdCheck.nationalType(number, Checks.today());
        return type == null ? number : type.prefix() + ":" + number;
    }
}
