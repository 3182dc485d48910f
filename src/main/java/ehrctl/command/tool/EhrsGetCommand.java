package ehrctl.command.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Source;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import ehrctl.output.View;
import java.util.List;

/** {@code ehrs get}: every fact about one EHR, and whether it is documented or chosen. */
public final class EhrsGetCommand extends ToolCommand {
    public EhrsGetCommand() {
        super("ehrs", "get", "Show what one EHR supports, and which facts are documented");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.positional("CODE", "the EHR's code").taking(Argument.Takes.EHR));
    }

    @Override
    public List<String> examples() {
        return List.of("ehrs get webdoc");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 5);
    }

    /** One object, as scripts read it; people get a row for each fact. */
    @Override
    public View view(Arguments arguments) {
        return View.of().withIds("code", "");
    }

    @Override
    public int run(Session session) {
        String code = String.valueOf(session.arguments().positional());
        Ehr ehr = Ehrs.find(code);
        if (ehr == null) {
            throw Failure.unsent(ExitCode.NOT_FOUND, "no such EHR is known: " + code, "see: ehrctl ehrs list");
        }
        boolean people = session.forPeople() && !session.arguments().has(GlobalOption.FIELDS.longName());
        if (people) {
            session.show(View.of("fact", "value", "source").withIds("fact", ""));
            session.print(EhrFactRows.of(facts(ehr)));
        } else {
            session.print(facts(ehr));
        }
        return 0;
    }

    private static ObjectNode facts(Ehr ehr) {
        ObjectNode facts = Json.object();
        facts.put("code", ehr.code()).put("code_source", ehr.codeSource().word());
        facts.put("name", ehr.name()).put("country", ehr.country());
        facts.set(
                "resource_ids",
                fact(
                        EhrsListCommand.types(ehr.resourceIds(Source.CHOSEN)),
                        ehr.documented().resourceIds() != null));
        facts.set(
                "patient_ids",
                fact(
                        EhrsListCommand.types(ehr.patientIds(Source.CHOSEN)),
                        ehr.documented().patientIds() != null));
        IdType externalId = ehr.externalId();
        List<String> needed = ehr.patientNeeds(Source.CHOSEN);
        if (!needed.isEmpty()) {
            ArrayNode needs = Json.array();
            for (String field : needed) {
                needs.add(field);
            }
            facts.set("patient_needs", fact(needs, ehr.chosen().patientNeeds().isEmpty()));
        }
        if (externalId != null) {
            facts.set("external_id", fact(text(externalId.prefix()), true));
        }
        facts.set("two_step", fact(JsonNodeFactory.instance.booleanNode(ehr.twoStep()), ehr.twoStep()));
        boolean all = ehr.patientsReadable() == Ehr.PatientsReadable.ALL;
        facts.set("patients_readable", fact(text(all ? "all" : "created"), !all));
        ObjectNode operations = facts.putObject("operations");
        for (Operation operation : Operation.values()) {
            if (!operation.bulk()) {
                operations
                        .putObject(operation.command())
                        .put("supported", ehr.supports(operation, Source.CHOSEN))
                        .put("source", ehr.sourceOf(operation).word());
            }
        }
        if (Ehrs.fhir(ehr.code()) instanceof ObjectNode fhir) {
            // Its own FHIR interface, not the unified API in front of it.
            String booking = fhir.path("booking").asText("slot-first");
            facts.putObject("fhir")
                    .put("booking", booking)
                    .<ObjectNode>set("lacks", fhir.path("lacks"))
                    .set("source", fhir.path("source"));
        }
        return facts;
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static ObjectNode fact(JsonNode value, boolean documented) {
        ObjectNode fact = Json.object();
        fact.set("value", value);
        return fact.put("source", (documented ? Source.DOCUMENTED : Source.CHOSEN).word());
    }
}
