package ehrctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The EHRs that are known, read from {@code ehrs.json}. */
public final class Ehrs {
    /** The code of the EHR that the embedded sandbox takes where none is named. */
    public static final String SANDBOX_DEFAULT = "konfidens";

    private static final String RESOURCE = "/ehrctl/ehrs.json";

    private static @Nullable List<Ehr> all;
    private static final Map<String, Ehr> found = new HashMap<>();

    private Ehrs() {}

    /** All EHRs, in the order of their codes. */
    public static synchronized List<Ehr> all() {
        if (all == null) {
            all = read();
        }
        return all;
    }

    /** The EHR of that code, or null. */
    public static synchronized @Nullable Ehr find(String code) {
        Ehr known = found.get(code);
        if (known == null) {
            JsonNode row = row(code);
            if (row == null) {
                return null;
            }
            known = ehr(row);
            found.put(code, known);
        }
        return known;
    }

    /** What is known of an EHR's own FHIR interface, read anew: few commands ask for it. A missing node where nothing is. */
    public static JsonNode fhir(String code) {
        JsonNode row = row(code);
        if (row != null && row.path("fhir") instanceof ObjectNode facts) {
            return facts.put("name", row.path("name").asText());
        }
        return MissingNode.getInstance();
    }

    static List<Ehr> read() {
        List<Ehr> read = new ArrayList<>();
        for (JsonNode row : parsed(text())) {
            read.add(ehr(row));
        }
        return List.copyOf(read);
    }

    /**
     * One row, or null. Nearly every command needs one, which is found by the layout of the file and parsed alone: to parse
     * all would cost a third of a JVM's start.
     */
    private static @Nullable JsonNode row(String code) {
        String all = text();
        int at = all.indexOf("\n  {\n    \"code\": \"" + code + "\",");
        if (at < 0) {
            return null;
        }
        JsonNode row = parsed(all.substring(at, all.indexOf("\n  }", at) + 4));
        return row.path("code").asText().equals(code) ? row : null;
    }

    private static String text() {
        try (InputStream in = Ehrs.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.parse(json);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
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
