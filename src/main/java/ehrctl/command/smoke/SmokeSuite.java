package ehrctl.command.smoke;

import ehrctl.api.ApiError;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.session.Diagnostics;
import ehrctl.command.smoke.SmokeFacts.Support;
import ehrctl.command.smoke.SmokeResult.Kind;
import ehrctl.id.IdType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Does the checks at one EHR and judges how each ended. */
final class SmokeSuite {
    private final SmokeVisit visit;
    private final Diagnostics diagnostics;
    private final LookUpChecks lookUp;
    private final SmokeSlots slots;
    private final PatientChecks patients;
    private final BookingChecks bookings;
    private final RecordChecks records;

    /** Why nothing more can be asked; null while it can. */
    private @Nullable String blocked;

    SmokeSuite(SmokeVisit visit, Diagnostics diagnostics) {
        this.visit = visit;
        this.diagnostics = diagnostics;
        this.lookUp = new LookUpChecks(visit);
        this.slots = new SmokeSlots(visit);
        this.patients = new PatientChecks(visit);
        this.bookings = new BookingChecks(visit, slots);
        this.records = new RecordChecks(visit);
    }

    SmokeResult result(SmokeCheck check) {
        long start = System.nanoTime();
        visit.client.forgetLatency();
        Kind kind = Kind.PASSED;
        String reason = null;
        ExitCode exitCode = null;
        try {
            reason = run(check);
        } catch (CheckEnd end) {
            kind = end.kind();
            reason = end.reason();
        } catch (Failure failure) {
            if (failure.exitCode() == ExitCode.UNKNOWN_OUTCOME && !bookings.concern(check)) {
                visit.left.add("write of unknown outcome");
            }
            CheckEnd end = judge(check, failure);
            kind = end == null ? Kind.PASSED : end.kind();
            reason = end == null ? "refused as it must be" : end.reason();
            exitCode = kind == Kind.ERROR ? failure.exitCode() : null;
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        Duration most = visit.options.latency();
        long slowest = visit.client.slowestMillis();
        if (kind == Kind.PASSED && most != null && slowest > most.toMillis()) {
            kind = Kind.FAILED;
            reason = "an answer took " + slowest + " ms, longer than " + most.toMillis() + " ms (--max-latency)";
        }
        return new SmokeResult(visit.emr, check.title(), kind, millis, reason, exitCode, visit.facts.sourceOf(check));
    }

    /** Answers what is to be said of a check that passed, or null. */
    private @Nullable String run(SmokeCheck check) {
        if (check.scope().compareTo(visit.options.scope()) > 0) {
            throw CheckEnd.skipped("needs " + check.scope().option());
        }
        if (check == SmokeCheck.CLEAN_UP) {
            return cleanUp();
        }
        visit.client.requireRunning();
        if (!visit.options.checks().contains(check)) {
            throw CheckEnd.skipped("left out by --only or --skip");
        }
        if (blocked != null) {
            throw CheckEnd.skipped(blocked);
        }
        boolean lacking = visit.facts.of(check) == Support.NO;
        if (lacking && !visit.options.strict()) {
            throw CheckEnd.skipped(lack(check));
        }
        run(check, lacking);
        if (lacking) {
            throw CheckEnd.failed("not refused, although " + lack(check));
        }
        return null;
    }

    private String lack(SmokeCheck check) {
        Operation operation = Objects.requireNonNull(check.operation());
        IdType type = check.type();
        String name = visit.facts.name();
        return type == null || visit.facts.of(operation) == Support.NO
                ? name + " does not support " + operation.command()
                : name + " does not know a " + (check.patient() ? "patient" : "resource") + " by " + type.prefix();
    }

    private void run(SmokeCheck check, boolean lacking) {
        switch (check) {
            case REACH -> lookUp.reach();
            case CARE_UNITS -> lookUp.careUnits();
            case CARE_UNIT -> lookUp.careUnit();
            case UNKNOWN_CARE_UNIT -> lookUp.unknownCareUnit();
            case HEALTHCARE_SERVICES -> lookUp.healthcareServices();
            case RESOURCES -> lookUp.resources();
            case RESOURCE_BY_EMR_ID -> lookUp.resourceByEmrId();
            case RESOURCE_BY_HSA_ID -> lookUp.resourceBy(IdType.HSA_ID, lacking);
            case RESOURCE_BY_SE -> lookUp.resourceBy(IdType.SE_PERSONAL_NUMBER, lacking);
            case RESOURCE_BY_NO -> lookUp.resourceBy(IdType.NO_PERSONAL_NUMBER, lacking);
            case UNKNOWN_RESOURCE -> lookUp.unknownResource();
            case SCHEDULE -> lookUp.schedule();
            case TIMESLOTS -> slots.timeslots();
            case APPOINTMENTS -> bookings.appointments();
            case UNKNOWN_APPOINTMENT -> bookings.unknown();
            case UNKNOWN_PATIENT -> patients.unknown();
            case PATIENT_CREATE -> patients.create();
            case PATIENT_CREATE_AGAIN -> patients.createAgain();
            case PATIENT_BY_EMR_ID -> patients.byEmrId();
            case PATIENT_BY_SE -> patients.by(IdType.SE_PERSONAL_NUMBER, lacking);
            case PATIENT_BY_NO -> patients.by(IdType.NO_PERSONAL_NUMBER, lacking);
            case PATIENT_FIND -> patients.find();
            case APPOINTMENT_CREATE -> bookings.create();
            case APPOINTMENT_CONFIRM -> bookings.confirm();
            case APPOINTMENT_GET -> bookings.get();
            case APPOINTMENT_LISTED -> bookings.listed();
            case SLOT_TAKEN -> bookings.slotTaken();
            case NO_DOUBLE_BOOKING -> bookings.noDoubleBooking();
            case APPOINTMENT_UPDATE -> bookings.update();
            case APPOINTMENT_CANCEL -> bookings.cancel();
            case SLOT_BACK -> bookings.slotBack();
            case MEDICAL_NOTE_CREATE -> records.createNote();
            case MEDICAL_NOTES -> records.notes();
            case DOCUMENT_CREATE -> records.createDocument();
            case DOCUMENTS -> records.documents();
            case SCHEDULE_CREATE -> records.createSchedule();
            case CLEAN_UP -> throw new IllegalArgumentException("cleaning up is no question to the EHR");
        }
    }

    private String cleanUp() {
        // Somebody may have woken this thread to end the run; what follows must be done all the same.
        boolean woken = Thread.interrupted();
        List<String> problems = visit.bookings.release(visit);
        if (woken) {
            Thread.currentThread().interrupt();
        }
        for (String problem : problems) {
            diagnostics.note(problem);
        }
        if (!problems.isEmpty()) {
            throw CheckEnd.failed("a booking could not be cancelled; " + visit.left.text());
        }
        return visit.left.text();
    }

    /** How a check ends that got an error; null where that is as it must be. */
    private @Nullable CheckEnd judge(SmokeCheck check, Failure failure) {
        String reason = SmokeClient.reason(failure);
        if (SmokeClient.unavailable(failure)) {
            boolean hopeless = failure.exitCode() != ExitCode.UNAVAILABLE || !failure.wasSent();
            if (hopeless || check == SmokeCheck.REACH) {
                blocked = "the EHR could not be reached";
            }
            CheckEnd over = visit.client.over();
            return over == null ? CheckEnd.error(reason) : over;
        }
        if (check == SmokeCheck.REACH) {
            blocked = "the EHR could not be reached";
        }
        ApiError error = failure.apiError();
        if (error == null) {
            return CheckEnd.failed(reason);
        }
        Support support = visit.facts.of(check);
        if (failure.exitCode() == ExitCode.UNSUPPORTED && support != Support.YES) {
            if (!error.tellingCode().equals(refusal(check))) {
                return CheckEnd.failed(reason + ", instead of " + refusal(check));
            }
            return visit.options.strict() ? null : CheckEnd.skipped("the API says that the EHR does not support it");
        }
        if (support == Support.NO) {
            return CheckEnd.failed(reason + ", instead of " + refusal(check));
        }
        boolean undocumented = check.operation() == Operation.GET_CARE_UNIT || check == SmokeCheck.DOCUMENTS;
        if (undocumented && !visit.facts.embedded() && (error.status() == 404 || error.status() == 405)) {
            return CheckEnd.skipped("no page says that the API has this, and it has not");
        }
        return CheckEnd.failed(reason);
    }

    /** The code that refuses what an EHR lacks. */
    private String refusal(SmokeCheck check) {
        IdType type = check.type();
        boolean byType = check.patient() && type != null && type != IdType.EMR_ID;
        boolean hasOperation = byType && visit.facts.of(Operation.GET_PATIENT) != Support.NO;
        return hasOperation ? "PATIENT_ID_LOOKUP_TYPE_NOT_SUPPORTED" : "NOT_SUPPORTED";
    }
}
