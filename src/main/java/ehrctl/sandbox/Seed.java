package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Fills a new database with the fictive people and places of {@code seed.json}. */
final class Seed {
    private static final String RESOURCE = "/ehrctl/seed.json";

    private final Database database;
    private final JsonNode workingHours;
    private final String emr;

    private Seed(Database database, JsonNode workingHours, String emr) {
        this.database = database;
        this.workingHours = workingHours;
        this.emr = emr;
    }

    /** The caller holds the transaction. */
    static void sow(Database database) {
        JsonNode seed = read();
        for (JsonNode ehr : seed.path("ehrs")) {
            new Seed(database, seed.path("working_hours"), ehr.path("emr").asText()).sow(ehr);
        }
    }

    private static JsonNode read() {
        try (InputStream in = Seed.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return Json.parse(in.readAllBytes());
        } catch (IOException | MalformedJsonException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
        }
    }

    private void sow(JsonNode ehr) {
        int position = 0;
        for (JsonNode careUnit : ehr.path("care_units")) {
            database.change(
                    "INSERT INTO care_unit VALUES (?, ?, ?, ?, ?, ?)",
                    emr,
                    text(careUnit, "id"),
                    position++,
                    text(careUnit, "name"),
                    text(careUnit, "address"),
                    text(careUnit, "time_zone"));
        }
        position = 0;
        for (JsonNode service : ehr.path("healthcare_services")) {
            service(service, position++);
        }
        position = 0;
        for (JsonNode resource : ehr.path("resources")) {
            resource(resource, position++);
        }
        for (JsonNode patient : ehr.path("patients")) {
            patient(patient);
        }
    }

    private void service(JsonNode service, int position) {
        database.change(
                "INSERT INTO healthcare_service VALUES (?, ?, ?, ?)",
                emr,
                text(service, "id"),
                text(service, "name"),
                service.path("duration_minutes").asInt());
        for (JsonNode careUnit : service.path("care_units")) {
            database.change(
                    "INSERT INTO service_care_unit VALUES (?, ?, ?, ?)",
                    emr,
                    careUnit.asText(),
                    text(service, "id"),
                    position);
        }
    }

    private void resource(JsonNode resource, int position) {
        String id = resource.path("id").asText();
        database.change(
                "INSERT INTO resource VALUES (?, ?, ?, ?, ?, ?, ?)",
                emr,
                id,
                text(resource, "name"),
                text(resource, "type"),
                text(resource, "hsa_id"),
                text(resource, "se_personal_number"),
                text(resource, "no_personal_number"));
        for (JsonNode careUnit : resource.path("care_units")) {
            database.change("INSERT INTO resource_care_unit VALUES (?, ?, ?, ?)", emr, careUnit.asText(), id, position);
        }
        for (JsonNode service : resource.path("healthcare_services")) {
            database.change("INSERT INTO offer VALUES (?, ?, ?)", emr, id, service.asText());
        }
        for (JsonNode hours : workingHours.path(resource.path("working_hours").asText())) {
            for (JsonNode weekday : hours.path("weekdays")) {
                database.change(
                        "INSERT INTO working_hours VALUES (?, ?, ?, ?, ?)",
                        emr,
                        id,
                        weekday.asInt(),
                        minute(hours.path("start").asText()),
                        minute(hours.path("end").asText()));
            }
        }
    }

    private void patient(JsonNode patient) {
        Patient row = new Patient(
                patient.path("emr_id").asText(),
                patient.path("care_unit").asText(),
                patient.path("first_name").asText(),
                patient.path("last_name").asText(),
                text(patient, "external_id"),
                json(patient, "phones"),
                json(patient, "emails"));
        // Seeded numbers stand in their official length already.
        row.insert(database, emr, row.externalId(), false);
    }

    private static @Nullable String text(JsonNode object, String field) {
        return object.path(field).textValue();
    }

    private static @Nullable String json(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value == null ? null : Json.compact(value);
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }
}
