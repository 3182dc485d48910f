package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.line.IdArgument;
import ehrctl.command.line.ValueSource;
import ehrctl.command.session.IdPlacement;
import ehrctl.command.session.Session;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code appointments cancel} with several ids: bulk requests of at most as many ids as the API takes. */
final class CancelMany {
    private static final Operation OPERATION = Operation.CANCEL_APPOINTMENTS;

    private final Session session;
    private final int number;
    private final ArrayNode done = Json.array();
    private int count;
    private int waiting;
    private int unknown;

    private CancelMany(Session session, int number) {
        this.session = session;
        this.number = number;
    }

    static int run(Session session) {
        new IdPlacement(session.arguments()).checkAllUsed();
        String lack = session.checks().operation(Operation.CANCEL_APPOINTMENT);
        if (lack != null) {
            session.hint(lack);
        }
        List<String> ids = ids(session);
        CancelMany all = new CancelMany(session, ids.size());
        List<String> left = all.left(ids);
        List<List<String>> pages = new ArrayList<>();
        List<ApiRequest> requests = new ArrayList<>();
        for (int from = 0; from < left.size(); from += Parameter.MOST_IDS) {
            List<String> page = left.subList(from, Math.min(left.size(), from + Parameter.MOST_IDS));
            pages.add(page);
            requests.add(request(session, page));
        }
        return session.shows(requests) ? ExitCode.OK.number() : all.send(pages, requests);
    }

    /** Without those that an earlier run has cancelled. */
    private List<String> left(List<String> ids) {
        List<String> left = new ArrayList<>();
        for (String id : ids) {
            if (session.audience().isDone(id)) {
                count++;
            } else {
                left.add(id);
            }
        }
        if (count > 0) {
            session.hint(count + " of these appointments were cancelled in an earlier run");
        }
        return left;
    }

    private int send(List<List<String>> pages, List<ApiRequest> requests) {
        Failure failed = null;
        boolean rest = false;
        for (int i = 0; i < requests.size(); i++) {
            try {
                add(pages.get(i), session.send(requests.get(i)).body());
            } catch (Failure failure) {
                failed = failure;
                rest = !refusedForGood(failure);
                if (rest) {
                    break;
                }
                session.audience().report(failure);
            }
        }
        if (count + waiting > 0 || failed == null) {
            session.print(requests.isEmpty() ? done : NamesBesideIds.beside(session, requests.get(0), done));
        }
        if (count + waiting > 0 && failed == null) {
            Done.tellMany(session, requests.get(0), summary());
        }
        for (JsonNode appointment : done) {
            if (awaits(appointment)) {
                Done.tellToConfirm(session, appointment.path("id").asText());
            }
        }
        return end(failed, rest);
    }

    /**
     * An answer that does not name what was cancelled says too little: then it is not known. Where a cancelling awaits
     * the patient's code it has an id of its own.
     */
    private void add(List<String> ids, JsonNode answer) {
        Set<String> left = new HashSet<>(ids);
        boolean all = answer.isArray() && answer.size() == ids.size();
        int waits = 0;
        for (JsonNode appointment : answer) {
            String id = appointment.path("id").asText();
            boolean awaits = awaits(appointment);
            boolean cancelled = appointment.path("status").asText("cancelled").equals("cancelled");
            waits += awaits ? 1 : 0;
            all &= awaits ? !id.isBlank() : cancelled && left.remove(id);
        }
        if (!all) {
            unknown += ids.size();
            return;
        }
        for (JsonNode appointment : answer) {
            done.add(appointment);
        }
        count += ids.size() - waits;
        waiting += waits;
        session.accepted(ids, done, summary());
    }

    private static boolean awaits(JsonNode appointment) {
        return appointment.path("status").asText().equals("awaiting_confirmation");
    }

    private String summary() {
        String cancelled = "cancelled " + count + " of " + number + " appointments";
        return waiting == 0 ? cancelled : cancelled + ", " + waiting + " await the patient's code";
    }

    /** After one request was accepted the whole is done, partly done, or unknown. */
    private int end(@Nullable Failure failed, boolean rest) {
        if (failed == null && unknown == 0) {
            return ExitCode.OK.number();
        }
        if (failed != null && rest && count + waiting + unknown == 0) {
            throw failed;
        }
        boolean lost = failed != null && failed.exitCode() == ExitCode.UNKNOWN_OUTCOME;
        String message = summary();
        List<String> details = new ArrayList<>();
        if (lost || unknown > 0) {
            message += "; of some it is not known";
        } else if (rest) {
            session.audience().leavesRest();
        }
        if (failed != null && rest) {
            details.add(String.valueOf(failed.getMessage()));
        }
        if (unknown > 0) {
            details.add("the API accepted " + unknown + ", but its answer does not say which");
        }
        details.add("see: ehrctl appointments list");
        throw Failure.sent(
                lost || unknown > 0 ? ExitCode.UNKNOWN_OUTCOME : ExitCode.PARTIAL,
                message,
                details.toArray(new String[0]));
    }

    /** Whether others may still succeed: this refusal was about these ids. */
    private static boolean refusedForGood(Failure failure) {
        ApiError answer = failure.apiError();
        return switch (failure.exitCode()) {
            // With this status a path is not there, or an EHR.
            case NOT_FOUND -> answer != null && answer.status() != 404;
            case CONFLICT, REJECTED -> failure.wasSent();
            default -> false;
        };
    }

    private static List<String> ids(Session session) {
        List<ValueSource> sources = new ArrayList<>();
        for (String given : session.arguments().positionals()) {
            ValueSource source = ValueSource.ofText(given, "ID");
            sources.add(source);
        }
        Set<String> ids = new LinkedHashSet<>();
        for (ValueSource source : sources) {
            String id = source.text(session.surroundings(), "ID");
            IdArgument.checkSyntax(id, "ID");
            ids.add(id);
        }
        return new ArrayList<>(ids);
    }

    private static ApiRequest request(Session session, List<String> ids) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String id : ids) {
            list.add(id);
        }
        ApiRequest.Builder request = ApiRequest.of(
                OPERATION, session.target().emr(), session.target().careUnit());
        request.put(parameter("ids"), list);
        String comment = session.arguments().text("--comment");
        if (comment != null) {
            request.put(parameter("comment"), comment);
        }
        return request.build();
    }

    private static Parameter parameter(String name) {
        return Objects.requireNonNull(OPERATION.parameter(name));
    }
}
