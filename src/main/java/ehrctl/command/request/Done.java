package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Operation;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Session;
import ehrctl.command.session.Settings;
import ehrctl.command.session.Suggestions;

/** Tells a person what a write did and where, and what comes next. */
final class Done {
    private Done() {}

    /** What several cancellations did, where each names the same place. */
    static void tellMany(Session session, ApiRequest request, String words) {
        if (session.surroundings().errIsTerminal()) {
            session.audience()
                    .note(words + " · " + request.emr() + " · "
                            + request.pathBelowEmr().get(1) + " · "
                            + session.target().place());
        }
    }

    /** What any request did that may have changed something: it says itself what that is. */
    static void tellAny(Session session, ApiRequest request, int status) {
        if (request.writes() && session.surroundings().errIsTerminal()) {
            session.audience()
                    .note(request.method() + " answered with " + status + " · "
                            + session.target().place());
        }
    }

    static void tell(Session session, Operation operation, ApiRequest request, JsonNode answer) {
        if (!operation.writes()) {
            return;
        }
        if (!session.surroundings().errIsTerminal()) {
            hintAtDefault(session, request);
            return;
        }
        JsonNode made = answer.isArray() ? answer.path(0) : answer;
        String id = made.path("id").asText("");
        boolean waits = made.path("status").asText("").equals("awaiting_confirmation");
        session.audience()
                .note(deed(operation, id) + (waits ? ", awaits its code" : "") + " · " + request.emr() + " · "
                        + request.pathBelowEmr().get(1) + " · "
                        + session.target().place());
        if (waits && !id.isEmpty()) {
            tellToConfirm(session, id);
        }
    }

    /** The next step of what awaits the patient's code. */
    static void tellToConfirm(Session session, String id) {
        if (session.surroundings().errIsTerminal()) {
            session.audience().note("confirm: ehrctl appointments confirm " + Suggestions.quoted(id) + " --code CODE");
        }
    }

    /** A timeslot does not say whose it is; where nobody else says it either, its ids may fit another EHR's by chance. */
    private static void hintAtDefault(Session session, ApiRequest request) {
        if (session.arguments().has(SlotField.SLOT)
                && session.settings().setting(GlobalOption.EMR).origin() == Settings.Origin.DEFAULT) {
            session.hint("booked in " + request.emr() + ", the default; a timeslot of another EHR needs its --emr");
        }
    }

    /** Only an appointment's id may be named. */
    private static String deed(Operation operation, String id) {
        return switch (operation) {
            case CREATE_APPOINTMENT -> "booked " + id;
            case UPDATE_APPOINTMENT -> "changed " + id;
            case CANCEL_APPOINTMENT -> "cancelled " + id;
            case CONFIRM_APPOINTMENT -> "confirmed " + id;
            case CREATE_PATIENT -> "registered the patient";
            case CREATE_SCHEDULE -> "opened the period";
            case CREATE_MEDICAL_NOTE -> "wrote the note";
            case CREATE_DOCUMENT -> "filed the document";
            default -> "done";
        };
    }
}
