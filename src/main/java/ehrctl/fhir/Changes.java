package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import org.jspecify.annotations.Nullable;

/** Changes one appointment in the version that was read. */
final class Changes {
    private final Server server;

    Changes(Server server) {
        this.server = server;
    }

    /** How a change ended. */
    enum End {
        DONE,
        REFUSED,
        UNKNOWN
    }

    /**
     * The end of a change.
     *
     * @param appointment as it is now, where it was changed
     * @param why what the server or the way to it says, where it was not
     */
    record Result(
            End end,
            @Nullable ObjectNode appointment,
            @Nullable RuntimeException why) {
        @Override
        public String toString() {
            return "Result[" + end + "]";
        }
    }

    /** Puts {@code changed} in the place of the version that it was made of. */
    Result change(ObjectNode changed) {
        Reference itself = Reference.to(changed);
        ApiResponse answer;
        try {
            answer = server.update(changed);
        } catch (Failure failure) {
            return failure.exitCode() == ExitCode.UNKNOWN_OUTCOME
                    ? looked(itself, changed, failure)
                    : new Result(End.REFUSED, null, failure);
        }
        if (answer.ok() && !Outcome.refusal(answer.body())) {
            // A server that did it says under which version.
            return Server.versionAfter(answer, changed) == null
                    ? looked(itself, changed, Problem.saidOnly())
                    : new Result(End.DONE, shown(answer, changed), null);
        }
        Problem problem = server.problem(answer, true);
        return problem.unknown() ? looked(itself, changed, problem) : new Result(End.REFUSED, null, problem);
    }

    private ObjectNode shown(ApiResponse answer, ObjectNode changed) {
        if (answer.body() instanceof ObjectNode body
                && body.path("resourceType").asText().equals("Appointment")) {
            return body;
        }
        changed.withObjectProperty("meta").put("versionId", Server.versionAfter(answer, changed));
        return changed;
    }

    /** Looks once whether it was changed, though no answer says so. */
    private Result looked(Reference itself, ObjectNode changed, RuntimeException why) {
        try {
            ObjectNode now = server.read(itself);
            if (now != null
                    && same(now, changed, "status")
                    && same(now, changed, "slot")
                    && same(now, changed, "start")
                    && same(now, changed, "comment")
                    && same(now, changed, "participant")) {
                return new Result(End.DONE, now, null);
            }
        } catch (Problem | Failure e) {
            // Then it stays unknown.
        }
        return new Result(End.UNKNOWN, null, why);
    }

    private static boolean same(JsonNode one, JsonNode other, String field) {
        return one.path(field).equals(other.path(field));
    }

    /** What to throw where nobody knows whether an appointment was changed. */
    static Failure unknown(Result result, String appointmentId, String... more) {
        String[] details = new String[more.length + 1];
        details[0] = "see: ehrctl appointments get " + appointmentId;
        System.arraycopy(more, 0, details, 1, more.length);
        String why = result.why() == null ? "" : result.why().getMessage() + "; ";
        return Failure.sent(
                ExitCode.UNKNOWN_OUTCOME, why + "whether the appointment was changed is not known", details);
    }

    /** An appointment without one of its texts, or with another. */
    static ObjectNode withComment(ObjectNode appointment, @Nullable String comment) {
        ObjectNode changed = appointment.deepCopy();
        if (comment != null) {
            changed.put("comment", comment);
        }
        return changed;
    }
}
