package ehrctl.remote;

import com.fasterxml.jackson.databind.node.MissingNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.HowToLook;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.mask.Masker;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Makes the API's answer out of what came over the wire, or says why it is none. */
final class AnswerReader {
    private AnswerReader() {}

    /**
     * The answer; one with an error status that is not JSON has a missing node as its body.
     *
     * @throws Failure for a redirect, and for a success that cannot be read
     */
    static ApiResponse read(OutgoingRequest request, URI base, RawAnswer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            throw redirect(request, base, answer);
        }
        String problem = answer.problem();
        if (problem == null && answer.body().length == 0) {
            if (status >= 400 || request.mayBeAnsweredByNothing(status)) {
                return new ApiResponse(status, answer.headers(), MissingNode.getInstance());
            }
            problem = "is empty";
        }
        if (problem == null) {
            try {
                return new ApiResponse(status, answer.headers(), Json.parse(answer.body()));
            } catch (MalformedJsonException e) {
                problem = "is " + mediaType(answer) + e.getMessage();
            }
        }
        if (status >= 400) {
            return new ApiResponse(status, answer.headers(), MissingNode.getInstance());
        }
        throw unreadable(request, "the answer of " + BaseUrl.hostAndPort(base) + " (" + status + ") " + problem);
    }

    // Only well-known names: a header is a place where a server may repeat what it was sent.
    private static String mediaType(RawAnswer answer) {
        String type = answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        for (String known : new String[] {"text/html", "text/plain", "text/xml", "application/xml"}) {
            if (type.startsWith(known)) {
                return known + ", ";
            }
        }
        return "";
    }

    /** For an answer that came and cannot be used: a write may have happened all the same. */
    static Failure unreadable(OutgoingRequest request, String message) {
        if (request.writes()) {
            return Failure.sent(
                    ExitCode.UNKNOWN_OUTCOME,
                    message + "; whether it was done is unknown",
                    HowToLook.hint(request.purpose()));
        }
        return Failure.sent(ExitCode.REJECTED, message);
    }

    private static Failure redirect(OutgoingRequest request, URI base, RawAnswer answer) {
        return Failure.sent(
                ExitCode.REJECTED,
                BaseUrl.hostAndPort(base) + " answered " + answer.status() + ", a redirect to "
                        + Masker.of(request.purpose())
                                .mask(destination(answer.headers().getOrDefault("location", "")))
                        + "; redirects are not followed",
                "nothing was sent there; if that is where the API lives now, say so with --api");
    }

    // Path and query may repeat an id, user info a secret.
    private static String destination(String location) {
        try {
            URI uri = new URI(location);
            if (uri.getScheme() != null && uri.getHost() != null) {
                return BaseUrl.origin(uri);
            }
            return location.isEmpty() || uri.getRawAuthority() != null ? "nowhere" : "another path of the same server";
        } catch (URISyntaxException e) {
            return "nowhere";
        }
    }
}
