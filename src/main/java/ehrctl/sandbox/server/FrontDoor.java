package ehrctl.sandbox.server;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.sandbox.Refused;
import ehrctl.sandbox.Sandbox;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands between the wire and the {@link Sandbox}: limits, credentials, faults, and what a broken file means. */
final class FrontDoor {
    /** How the connection goes on. */
    enum Ending {
        COMPLETE,
        TRUNCATED,
        RESET
    }

    /**
     * What to send.
     *
     * @param last whether the connection is to end with it, such as where the client may still be sending
     */
    record Outcome(ApiResponse response, Ending ending, boolean last) {}

    private final Sandbox sandbox;
    private final HostCheck hosts;
    private final ServerOptions options;
    private final Faults faults;
    private final @Nullable Control control;
    private final BodyMemory memory = BodyMemory.ofThisProcess();

    /** @param control null where nobody may control the server from outside */
    FrontDoor(Sandbox sandbox, HostCheck hosts, ServerOptions options, Faults faults, @Nullable Control control) {
        this.sandbox = sandbox;
        this.hosts = hosts;
        this.options = options;
        this.faults = faults;
        this.control = control;
    }

    /** For who comes when the server is about to end. */
    static Outcome closing() {
        return last(unavailable("the sandbox is being stopped; nothing was done"));
    }

    /** For who comes when nobody is free to answer. */
    static Outcome busy() {
        return last(unavailable("too many requests at once; nothing was done, try again"));
    }

    private static Outcome last(ApiResponse response) {
        return new Outcome(response, Ending.COMPLETE, true);
    }

    private static Outcome complete(ApiResponse response) {
        return new Outcome(response, Ending.COMPLETE, false);
    }

    /** @throws IOException if the client does not send the whole of its request */
    Outcome answer(Arrival arrival) throws IOException, InterruptedException {
        int share = 0;
        try {
            ApiRequest head = arrival.head();
            share = memory.take(arrival.announced());
            return answer(arrival, head, arrival.body());
        } catch (Refused problem) {
            return last(problem.toResponse());
        } finally {
            memory.giveBack(share);
        }
    }

    private Outcome answer(Arrival arrival, ApiRequest head, byte[] body) throws InterruptedException {
        if (control != null && Control.meant(head)) {
            return complete(respond(arrival, head, body, control));
        }
        Fault.Action fault = faults.strike(head);
        if (fault instanceof Fault.Answer answer) {
            return complete(faulty(answer));
        }
        if (fault instanceof Fault.Reset reset && !reset.afterwards()) {
            return new Outcome(unavailable(""), Ending.RESET, false);
        }
        if (fault instanceof Fault.Delay delay) {
            Thread.sleep(delay.millis());
        }
        ApiResponse response = respond(arrival, head, body, null);
        if (fault instanceof Fault.Reset) {
            return new Outcome(response, Ending.RESET, false);
        }
        return new Outcome(response, fault instanceof Fault.Truncate ? Ending.TRUNCATED : Ending.COMPLETE, false);
    }

    private ApiResponse respond(Arrival arrival, ApiRequest head, byte[] body, @Nullable Control meant) {
        try {
            hosts.check(arrival.header("host"));
            hosts.checkOrigin(arrival.header("origin"), arrival.header("host"));
            if (meant != null) {
                return meant.answer(arrival.order(body));
            }
            if (Contract.asked(head)) {
                return Contract.answer(head, String.valueOf(arrival.header("host")));
            }
            arrival.requireJson();
            if (options.auth() && !(given(arrival, "x-leyr-client-id") && given(arrival, "x-leyr-client-secret"))) {
                throw Refused.of(
                        401, "UNAUTHORIZED", "both headers are needed: x-leyr-client-id and x-leyr-client-secret");
            }
            return sandbox.send(arrival.request(body));
        } catch (Refused problem) {
            return problem.toResponse();
        } catch (Failure failure) {
            return unavailable(String.valueOf(failure.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            // What it says may hold anything of the request.
            return Refused.of(500, "UNKNOWN_ERROR", "internal error").toResponse();
        }
    }

    private static boolean given(Arrival arrival, String name) {
        String value = arrival.header(name);
        return value != null && !value.isBlank();
    }

    private static ApiResponse unavailable(String text) {
        return Refused.of(503, "SERVICE_UNAVAILABLE", text).toResponse();
    }

    private static ApiResponse faulty(Fault.Answer answer) {
        String code = switch (answer.status()) {
            case 401 -> "UNAUTHORIZED";
            case 503 -> "SERVICE_UNAVAILABLE";
            default -> answer.status() < 500 ? "BAD_REQUEST" : "UNKNOWN_ERROR";
        };
        ApiResponse response = Refused.of(answer.status(), code, "a fault that was asked for with --fault")
                .toResponse();
        if (answer.retryAfter() < 0) {
            return response;
        }
        Map<String, String> headers = new TreeMap<>(response.headers());
        headers.put("retry-after", Integer.toString(answer.retryAfter()));
        return new ApiResponse(response.status(), headers, response.body());
    }
}
