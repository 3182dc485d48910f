package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.Ehr;
import ehrctl.id.IdCheck;
import ehrctl.id.IdType;
import ehrctl.id.TypedId;
import ehrctl.id.Verdict;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Finds, shows and registers patients; all care units of an EHR share them. */
final class PatientRules {
    private static final String SELECT = "SELECT " + Patient.COLUMNS + " FROM patient WHERE emr = ?";

    private final Database database;

    PatientRules(Database database) {
        this.database = database;
    }

    JsonNode find(CheckedRequest call) {
        String firstName = call.text("first_name");
        String lastName = call.text("last_name");
        if (firstName == null && lastName == null) {
            throw Refused.bad("MISSING_REQUIRED_FIELD", "first_name or last_name is missing, or both", "first_name");
        }
        ArrayNode list = Json.array();
        for (Patient patient : new PatientNames(database).find(call.emr(), firstName, lastName, readable(call))) {
            list.add(patient.toJson(call.emr()));
        }
        return list;
    }

    JsonNode get(CheckedRequest call) {
        return require(call, call.id("patient_id")).toJson(call.emr());
    }

    /**
     * The patient that a typed id names.
     *
     * @throws Refused INVALID_PATIENT_ID if the EHR has, or shows, none with that id
     */
    Patient require(CheckedRequest call, TypedId.Direct id) {
        String column = id.type() == IdType.EMR_ID ? "emr_id" : "external_key";
        Row row = row(call, column, id.value());
        if (row == null && id.type() == IdType.EMR_ID && call.ehr().idsAreNumbers()) {
            row = row(call, "external_key", anyKey(call, id.value()));
        }
        if (row == null) {
            throw Refused.bad(
                    "INVALID_PATIENT_ID", "no patient has this " + id.type().prefix(), "patient_id");
        }
        return Patient.of(row);
    }

    private @Nullable Row row(CheckedRequest call, String column, String value) {
        return database.row(SELECT + " AND " + column + " = ?" + readable(call), call.emr(), value);
    }

    private static String readable(CheckedRequest call) {
        return call.ehr().patientsReadable() == Ehr.PatientsReadable.CREATED ? " AND created_by_api = 1" : "";
    }

    JsonNode create(CheckedRequest call) {
        String externalId = call.text("external_id");
        String externalKey = externalId == null ? null : externalKey(call, externalId);
        if (externalKey != null) {
            Row known = database.row(SELECT + " AND external_key = ?", call.emr(), externalKey);
            if (known != null) {
                // From now on also created through the API, which alone makes it readable at some EHRs.
                database.change(
                        "UPDATE patient SET created_by_api = 1 WHERE emr = ? AND external_key = ?",
                        call.emr(),
                        externalKey);
                return Patient.of(known).toJson(call.emr());
            }
        }
        Patient patient = new Patient(
                externalKey != null && call.ehr().idsAreNumbers()
                        ? externalKey
                        : Sequence.PATIENT.next(database, call.emr()),
                call.careUnit().id(),
                call.required("first_name"),
                call.required("last_name"),
                externalId,
                json(call, "phones"),
                json(call, "emails"));
        patient.insert(database, call.emr(), externalKey, true);
        return patient.toJson(call.emr());
    }

    private static @Nullable String json(CheckedRequest call, String field) {
        JsonNode value = call.node(field);
        return value.isArray() ? Json.compact(value) : null;
    }

    /** The number in the form that patients are compared by. */
    private static String externalKey(CheckedRequest call, String externalId) {
        IdType wanted = call.ehr().externalId();
        if (wanted == null) {
            if (externalId.isBlank()) {
                throw badNumber("empty");
            }
            int colon = externalId.indexOf(':');
            if (colon > 0 && IdType.of(externalId.substring(0, colon)) != null) {
                throw badNumber("the bare number is wanted here, without a type in front");
            }
            return anyKey(call, externalId);
        }
        Verdict verdict = IdCheck.check(wanted, externalId, today(call));
        if (verdict.level() == Verdict.Level.INVALID) {
            throw badNumber("no valid " + wanted.title() + ": " + verdict.reason());
        }
        return verdict.normalised();
    }

    /** Only Swedish numbers are written in several ways. */
    private static String anyKey(CheckedRequest call, String number) {
        Verdict swedish = IdCheck.check(IdType.SE_PERSONAL_NUMBER, number, today(call));
        return swedish.level() == Verdict.Level.INVALID ? number : swedish.normalised();
    }

    private static LocalDate today(CheckedRequest call) {
        return Instant.ofEpochSecond(call.now()).atZone(call.careUnit().zone()).toLocalDate();
    }

    private static Refused badNumber(String reason) {
        return Refused.bad("BAD_INPUT", "external_id: " + reason, "external_id");
    }
}
