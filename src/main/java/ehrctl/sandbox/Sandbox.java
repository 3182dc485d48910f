package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Ehr;
import ehrctl.api.EhrAdapter;
import ehrctl.api.Ehrs;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Source;
import ehrctl.id.TypedId;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.DatabaseFailure;
import ehrctl.sandbox.store.OpenFile;
import ehrctl.sandbox.store.SandboxFile;
import ehrctl.sandbox.store.Schema;
import ehrctl.sandbox.store.Snapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embedded sandbox: answers like the API in front of every EHR that is known, and keeps what it is told in a file.
 * Any number of threads may use one, any number of processes one file.
 */
public final class Sandbox implements EhrAdapter {
    private final @Nullable OpenFile file;
    private final Database database;
    private final Clock clock;

    private Sandbox(@Nullable OpenFile file, Database database, Clock clock) {
        this.file = file;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens the sandbox that is kept in a file, and makes it where there is none; its folder must exist.
     *
     * @throws Failure CONFIG if the file is corrupt, foreign, of a newer version or out of reach; UNAVAILABLE if it is
     *     locked for longer than five seconds or the disk is full
     */
    public static Sandbox open(Path file, Clock clock) {
        return open(file, clock, Database.BUSY_MILLIS);
    }

    /** The same, for a place that nobody named: its folder is made as well. */
    public static Sandbox openDefault(Path file, Clock clock) {
        SandboxFile.makeFolder(file.toAbsolutePath());
        return open(file, clock);
    }

    /**
     * Looks whether the folder of a named file is there.
     *
     * @throws Failure CONFIG if it is not
     */
    public static void requireFolder(Path file) {
        SandboxFile.requireFolder(file);
    }

    public static Sandbox open(Path file, Clock clock, int busyMillis) {
        Path absolute = file.toAbsolutePath();
        SandboxFile.make(absolute);
        OpenFile open = OpenFile.of(absolute);
        try {
            return upToDate(open, Database.open(absolute, busyMillis), clock);
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** A new sandbox that is gone when it is closed. */
    public static Sandbox inMemory(Clock clock) {
        return upToDate(null, Database.inMemory(), clock);
    }

    private static Sandbox upToDate(@Nullable OpenFile file, Database database, Clock clock) {
        try {
            Schema.bringUpToDate(database);
            return new Sandbox(file, database, clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Whether there is a file to empty.
     *
     * @throws Failure CONFIG if it is no sandbox's or out of reach
     */
    public static boolean exists(Path file) {
        Path absolute = file.toAbsolutePath();
        if (!SandboxFile.exists(absolute)) {
            return false;
        }
        OpenFile.of(absolute).close();
        return true;
    }

    /**
     * Forgets everything that a sandbox's file holds. Other processes that have it open find it new from then on.
     *
     * @return false where the file is so damaged that it cannot be emptied; then nothing was done
     * @throws Failure CONFIG if the file is no sandbox's or out of reach; UNAVAILABLE if it is locked for longer than
     *     five seconds or the disk is full
     */
    public static boolean empty(Path file) {
        return empty(file, Database.BUSY_MILLIS);
    }

    public static boolean empty(Path file, int busyMillis) {
        Path absolute = file.toAbsolutePath();
        OpenFile open = OpenFile.of(absolute);
        try (Database database = Database.open(absolute, busyMillis)) {
            Schema.empty(database);
            return true;
        } catch (Failure failure) {
            if (Database.damaged(failure)) {
                return false;
            }
            throw failure;
        } finally {
            open.close();
        }
    }

    /** Puts a new sandbox in the place of a damaged one. */
    public static void replace(Path file, Clock clock) {
        SandboxFile.remove(file.toAbsolutePath());
        open(file, clock).close();
    }

    /** Forgets everything that it was told; whoever else has its file open finds it new. */
    public void reset() {
        Snapshot.empty(database);
    }

    /** Keeps all that it knows now; run, the answer lets it know that again, and nothing else. */
    public Runnable snapshot() {
        Snapshot now = Snapshot.take(database);
        return () -> now.restore(database);
    }

    /** The first care unit of an EHR, or null where the EHR is unknown. */
    public @Nullable String firstCareUnit(String emr) {
        try (Database.Transaction transaction = begin(emr, false)) {
            String first = new CareUnitRules(database).first(emr);
            transaction.commit();
            return first;
        }
    }

    /** The zone of a care unit, or null where it is unknown. */
    public @Nullable ZoneId zone(String emr, String careUnit) {
        try (Database.Transaction transaction = begin(emr, false)) {
            ZoneId zone = new CareUnitRules(database).zone(emr, careUnit);
            transaction.commit();
            return zone;
        }
    }

    /**
     * Answers a request; a mistake in it is answered with the API's error envelope.
     *
     * @throws Failure if the file cannot be read or written; then nothing changed
     */
    @Override
    public ApiResponse send(ApiRequest request) {
        try {
            BodyLimit.check(request.body());
            Ehr ehr = Ehrs.find(request.emr());
            if (ehr == null) {
                throw Refused.notFound(
                        request.emr().isEmpty() ? "no such path" : "no EHR has the code " + request.emr());
            }
            Operation.Match match = match(request);
            Operation operation = match.operation();
            if (!ehr.supports(operation, Source.CHOSEN)) {
                throw Refused.bad("NOT_SUPPORTED", ehr.name() + " does not support " + operation.command());
            }
            try (Database.Transaction transaction = begin(ehr.code(), operation.writes())) {
                JsonNode body = answer(call(ehr, match, request));
                transaction.commit();
                return new ApiResponse(operation.answer().status(), Map.of(), body);
            }
        } catch (Refused problem) {
            return problem.toResponse();
        } catch (IllegalStateException | DateTimeException | ArithmeticException e) {
            // A mistake of ours, unless the file is not what it was made to be.
            throw database.sound() ? e : DatabaseFailure.corrupt(database.place());
        }
    }

    /** Begins a transaction in which the EHR has its people and places, whoever emptied the file meanwhile. */
    private Database.Transaction begin(String emr, boolean writing) {
        while (true) {
            Database.Transaction transaction = database.begin(writing);
            try {
                if (Seed.sown(database, emr) || Ehrs.find(emr) == null) {
                    return transaction;
                }
            } catch (RuntimeException e) {
                transaction.close();
                throw e;
            }
            transaction.close();
            Seed.sow(database, emr);
        }
    }

    private static Operation.Match match(ApiRequest request) {
        Operation.Match match = request.match();
        if (match == null) {
            List<String> methods = Operation.methodsAt(request.pathBelowEmr());
            throw methods.isEmpty() ? Refused.notFound("no such path") : Refused.methodNotAllowed(methods);
        }
        return match;
    }

    /** Checks in the API's order: care unit, ids, body. */
    private CheckedRequest call(Ehr ehr, Operation.Match match, ApiRequest request) {
        Operation operation = match.operation();
        String careUnitId = match.pathValues().get("care_unit_id");
        CareUnit careUnit = careUnitId == null ? null : new CareUnitRules(database).require(ehr.code(), careUnitId);
        ObjectNode body = RequestCheck.object(operation, request.body());
        Map<String, TypedId.Direct> ids = new IdReader(ehr, request.headers(), LocalDate.now(clock))
                .read(operation, match.pathValues(), request.query(), body);
        RequestCheck.query(operation, request.query());
        RequestCheck.body(ehr, operation, body);
        long now = clock.instant().getEpochSecond();
        return new CheckedRequest(ehr, operation, careUnit, match.pathValues(), request.query(), ids, body, now);
    }

    private JsonNode answer(CheckedRequest call) {
        return switch (call.operation()) {
            case LIST_CARE_UNITS -> new CareUnitRules(database).list(call.emr());
            case GET_CARE_UNIT -> new CareUnitRules(database).get(call);
            case FIND_PATIENTS -> new PatientRules(database).find(call);
            case GET_PATIENT -> new PatientRules(database).get(call);
            case CREATE_PATIENT -> new PatientRules(database).create(call);
            case LIST_RESOURCES -> new ResourceRules(database).list(call);
            case GET_RESOURCE -> new ResourceRules(database).get(call);
            case LIST_HEALTHCARE_SERVICES -> new ServiceRules(database).list(call);
            case LIST_TIMESLOTS -> new TimeslotRules(database).list(call);
            case LIST_APPOINTMENTS -> new AppointmentRules(database).list(call);
            case GET_APPOINTMENT -> new AppointmentRules(database).get(call);
            case CREATE_APPOINTMENT -> new AppointmentRules(database).create(call);
            case UPDATE_APPOINTMENT -> new AppointmentChanges(database).update(call);
            case CANCEL_APPOINTMENT -> new AppointmentChanges(database).cancel(call);
            case CONFIRM_APPOINTMENT -> new AppointmentChanges(database).confirm(call);
            case UPDATE_APPOINTMENTS -> new AppointmentChanges(database).updateAll(call);
            case CANCEL_APPOINTMENTS -> new AppointmentChanges(database).cancelAll(call);
            case GET_SCHEDULE -> new ScheduleRules(database).get(call);
            case CREATE_SCHEDULE -> new ScheduleRules(database).create(call);
            case LIST_MEDICAL_NOTES -> new NoteRules(database).list(call);
            case CREATE_MEDICAL_NOTE -> new NoteRules(database).create(call);
            case LIST_DOCUMENTS -> new DocumentRules(database).list(call);
            case CREATE_DOCUMENT -> new DocumentRules(database).create(call);
        };
    }

    @Override
    public void close() {
        database.close();
        if (file != null) {
            file.close();
        }
    }
}
