package ehrctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The EHRs that are known, read from {@code ehrs.json}. */
public final class Ehrs {
    /** The code of the EHR that the embedded sandbox takes where none is named. */
    public static final String SANDBOX_DEFAULT = "konfidens";

    private static @Nullable List<Ehr> all;

    private Ehrs() {}

    /** All EHRs, in the order of their codes. */
    public static synchronized List<Ehr> all() {
        if (all == null) {
            all = read();
        }
        return all;
    }

    /** The EHR of that code, or null. */
    public static @Nullable Ehr find(String code) {
        for (Ehr ehr : all()) {
            if (ehr.code().equals(code)) {
                return ehr;
            }
        }
        return null;
    }

    /** What is known of an EHR's own FHIR interface, read anew: few commands ask for it. A missing node where nothing is. */
    public static JsonNode fhir(String code) {
        for (JsonNode row : resource("/ehrctl/ehrs.json")) {
            if (row.path("code").asText().equals(code) && row.path("fhir") instanceof ObjectNode facts) {
                return facts.put("name", row.path("name").asText());
            }
        }
        return MissingNode.getInstance();
    }

    static List<Ehr> read() {
        List<Ehr> read = new ArrayList<>();
        for (JsonNode row : resource("/ehrctl/ehrs.json")) {
            read.add(ehr(row));
        }
        return List.copyOf(read);
    }

    private static JsonNode resource(String resource) {
        try (InputStream in = Ehrs.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            return Json.parse(in.readAllBytes());
        } catch (IOException | MalformedJsonException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    private static Ehr ehr(JsonNode row) {
        return new Ehr(
                row.path("code").asText(),
                row.path("name").asText(),
                row.path("country").asText(),
                row.path("code_source").asText().equals("documented") ? Source.DOCUMENTED : Source.CHOSEN,
                facts(row.path("documented")),
                facts(row.path("chosen")));
    }

    private static Ehr.Facts facts(JsonNode facts) {
        String externalId = facts.path("external_id").asText();
        return new Ehr.Facts(
                types(facts.path("resource_ids")),
                types(facts.path("patient_ids")),
                texts(facts.path("has")),
                texts(facts.path("lacks")),
                texts(facts.path("patient_needs")),
                externalId.isEmpty() ? null : IdType.of(externalId),
                facts.path("two_step").asBoolean(),
                facts.path("patients_readable").asText().equals("created") ? Ehr.PatientsReadable.CREATED : null,
                facts.path("ids_are_numbers").asBoolean());
    }

    private static @Nullable List<IdType> types(JsonNode prefixes) {
        if (prefixes.isMissingNode()) {
            return null;
        }
        List<IdType> types = new ArrayList<>(prefixes.size());
        for (JsonNode prefix : prefixes) {
            IdType type = IdType.of(prefix.asText());
            if (type == null) {
                throw new IllegalStateException("ehrs.json names an unknown type of id: " + prefix.asText());
            }
            types.add(type);
        }
        return List.copyOf(types);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode text : array) {
            texts.add(text.asText());
        }
        return List.copyOf(texts);
    }
}
