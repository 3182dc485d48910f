package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Fills a database with the fictive people and places of {@code seed.json}: each EHR when it is first asked, and again
 * when the seed is another one. What was made through the API stays as it is.
 */
public final class Seed {
    private static final String RESOURCE = "/ehrctl/seed.json";

    /** The tables whose rows name a patient. */
    private static final String[] REFERRING = {"appointment", "medical_note", "document"};

    /**
     * The CRC-32 of the seed, which tells one seed from another. It stands here so that no command reads the seed to learn
     * it; a test says what it must be.
     */
    static final int EDITION = 0x7759dd46;

    private final Database database;
    private final JsonNode workingHours;
    private final String emr;

    private Seed(Database database, JsonNode workingHours, String emr) {
        this.database = database;
        this.workingHours = workingHours;
        this.emr = emr;
    }

    /** Whether an EHR was sown with this program's seed; the caller holds a transaction. */
    static boolean sown(Database database, String emr) {
        Row row = database.row("SELECT edition FROM sown WHERE emr = ?", emr);
        return row != null && row.number(0) == EDITION;
    }

    /** Sows an EHR where nobody else did it meanwhile; the caller holds no transaction. */
    static void sow(Database database, String emr) {
        // Before the lock, for which all others wait who come to a new file.
        JsonNode seed = parsed();
        try (Database.Transaction transaction = database.begin(true)) {
            if (!sown(database, emr)) {
                plant(database, emr, seed);
                database.change("INSERT OR REPLACE INTO sown VALUES (?, ?)", emr, EDITION);
            }
            transaction.commit();
        }
    }

    /** Puts an EHR's people and places where they belong; the caller holds a writing transaction. */
    public static void plant(Database database, String emr) {
        plant(database, emr, parsed());
    }

    private static void plant(Database database, String emr, JsonNode seed) {
        // What is replaced is referred to; until the end of the transaction that may lead nowhere.
        database.script("PRAGMA defer_foreign_keys = ON");
        new Seed(database, seed.path("working_hours"), emr).plant(of(emr, seed));
    }

    /** The people and places that an EHR begins with, as the seed has them; a missing node where it has no such EHR. */
    public static JsonNode of(String emr) {
        return of(emr, parsed());
    }

    private static JsonNode of(String emr, JsonNode seed) {
        for (JsonNode ehr : seed.path("ehrs")) {
            if (ehr.path("emr").asText().equals(emr)) {
                return ehr;
            }
        }
        return MissingNode.getInstance();
    }

    /** The first care unit of an EHR in any sandbox, or null where the EHR is unknown. */
    public static @Nullable String firstCareUnit(String emr) {
        for (JsonNode ehr : parsed().path("ehrs")) {
            if (ehr.path("emr").asText().equals(emr)) {
                return text(ehr.path("care_units").path(0), "id");
            }
        }
        return null;
    }

    private static JsonNode parsed() {
        try (InputStream in = Seed.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return Json.parse(in.readAllBytes());
        } catch (IOException | MalformedJsonException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
        }
    }

    private void plant(JsonNode ehr) {
        int position = 0;
        for (JsonNode careUnit : ehr.path("care_units")) {
            database.change(
                    "INSERT OR REPLACE INTO care_unit VALUES (?, ?, ?, ?, ?, ?)",
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
                "INSERT OR REPLACE INTO healthcare_service VALUES (?, ?, ?, ?)",
                emr,
                text(service, "id"),
                text(service, "name"),
                service.path("duration_minutes").asInt());
        for (JsonNode careUnit : service.path("care_units")) {
            database.change(
                    "INSERT OR REPLACE INTO service_care_unit VALUES (?, ?, ?, ?)",
                    emr,
                    careUnit.asText(),
                    text(service, "id"),
                    position);
        }
    }

    private void resource(JsonNode resource, int position) {
        String id = resource.path("id").asText();
        database.change(
                "INSERT OR REPLACE INTO resource VALUES (?, ?, ?, ?, ?, ?, ?)",
                emr,
                id,
                text(resource, "name"),
                text(resource, "type"),
                text(resource, "hsa_id"),
                text(resource, "se_personal_number"),
                text(resource, "no_personal_number"));
        for (JsonNode careUnit : resource.path("care_units")) {
            database.change(
                    "INSERT OR REPLACE INTO resource_care_unit VALUES (?, ?, ?, ?)",
                    emr,
                    careUnit.asText(),
                    id,
                    position);
        }
        database.change("DELETE FROM offer WHERE emr = ? AND resource_id = ?", emr, id);
        for (JsonNode service : resource.path("healthcare_services")) {
            database.change("INSERT INTO offer VALUES (?, ?, ?)", emr, id, service.asText());
        }
        database.change("DELETE FROM working_hours WHERE emr = ? AND resource_id = ?", emr, id);
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
        if (gaveWay(row)) {
            // Seeded numbers stand in their official length already.
            row.insert(database, emr, row.externalId(), false);
        }
    }

    /** Whether nobody of that id or number is left; who was seeded before goes, and what refers to them comes along. */
    private boolean gaveWay(Patient patient) {
        for (Row other : database.rows(
                "SELECT emr_id, created_by_api FROM patient WHERE emr = ?1 AND emr_id = ?2 UNION"
                        + " SELECT emr_id, created_by_api FROM patient WHERE emr = ?1 AND external_key = ?3",
                emr,
                patient.emrId(),
                patient.externalId())) {
            if (other.number(1) == 1) {
                return false;
            }
            String id = other.text(0);
            database.change("DELETE FROM patient WHERE emr = ? AND emr_id = ?", emr, id);
            if (!id.equals(patient.emrId())) {
                for (String table : REFERRING) {
                    database.change(
                            "UPDATE " + table + " SET patient_id = ? WHERE emr = ? AND patient_id = ?",
                            patient.emrId(),
                            emr,
                            id);
                }
            }
        }
        return true;
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
