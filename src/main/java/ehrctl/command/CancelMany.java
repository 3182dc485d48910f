package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** {@code appointments cancel} with several ids: bulk requests of at most as many ids as the API takes. */
final class CancelMany {
    private static final Operation OPERATION = Operation.CANCEL_APPOINTMENTS;

    private CancelMany() {}

    static int run(Session session) {
        String lack = session.checks().operation(Operation.CANCEL_APPOINTMENT);
        if (lack != null) {
            session.hint(lack);
        }
        List<String> ids = ids(session);
        List<ApiRequest> requests = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += Parameter.MOST_IDS) {
            requests.add(request(session, ids.subList(from, Math.min(ids.size(), from + Parameter.MOST_IDS))));
        }
        if (session.shows(requests)) {
            return ExitCode.OK.number();
        }
        ArrayNode done = Json.array();
        Failure failed = null;
        for (ApiRequest request : requests) {
            try {
                for (JsonNode appointment : session.send(request).body()) {
                    done.add(appointment);
                }
            } catch (Failure failure) {
                failed = failure;
                if (!refusedForGood(failure)) {
                    break;
                }
                session.audience().report(failure);
            }
        }
        if (!done.isEmpty() || failed == null) {
            session.print(done);
        }
        if (failed == null) {
            return ExitCode.OK.number();
        }
        if (!refusedForGood(failed) && done.isEmpty()) {
            throw failed;
        }
        String message = "cancelled " + done.size() + " of " + ids.size() + " appointments";
        throw failed.exitCode() == ExitCode.UNKNOWN_OUTCOME
                ? Failure.sent(
                        ExitCode.UNKNOWN_OUTCOME,
                        message + "; of some it is not known",
                        "see: ehrctl appointments list")
                : Failure.sent(ExitCode.PARTIAL, message, "see: ehrctl appointments list");
    }

    /** Whether others may still succeed: this refusal was about these ids. */
    private static boolean refusedForGood(Failure failure) {
        return switch (failure.exitCode()) {
            case NOT_FOUND, CONFLICT, REJECTED -> failure.wasSent();
            default -> false;
        };
    }

    private static List<String> ids(Session session) {
        List<ValueSource> sources = new ArrayList<>();
        int readers = 0;
        for (String given : session.arguments().positionals()) {
            ValueSource source = ValueSource.of(given);
            readers += source instanceof ValueSource.StandardInput ? 1 : 0;
            sources.add(source);
        }
        if (readers > 1) {
            throw Failure.usage("only one value can be read from standard input");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (ValueSource source : sources) {
            String id = source.text(session.surroundings(), "ID");
            RequestValues.checkSyntax(id, "ID");
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
