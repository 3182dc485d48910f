package ehrctl.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.sandbox.BodyLimit;
import ehrctl.sandbox.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads what a client sent along. */
final class RequestBody {
    static final int MAX_BYTES = BodyLimit.BYTES;

    /** So much of a body that is too large is read and forgotten, because many clients listen only when they are done. */
    static final int MAX_DISCARDED = 4 * MAX_BYTES;

    private RequestBody() {}

    /**
     * The bytes of a body.
     *
     * @param declared the length that was announced; negative where none was
     * @throws Refused 413 beyond 8 MiB; the rest is then still to be read
     */
    static byte[] read(InputStream in, long declared) throws IOException {
        if (declared > MAX_BYTES) {
            throw BodyLimit.exceeded();
        }
        if (declared >= 0) {
            byte[] whole = in.readNBytes((int) declared);
            if (whole.length < declared) {
                throw new EOFException("the client ended in the middle of the body");
            }
            return whole;
        }
        byte[] whole = in.readNBytes(MAX_BYTES + 1);
        if (whole.length > MAX_BYTES) {
            throw BodyLimit.exceeded();
        }
        return whole;
    }

    /** The object that a write must carry; null where nothing was sent, which the operation may judge. */
    static @Nullable JsonNode object(byte[] bytes) {
        if (bytes.length == 0) {
            return null;
        }
        try {
            if (Json.parse(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (MalformedJsonException e) {
            throw Refused.bad("BAD_INPUT", "the body is " + e.getMessage());
        }
        throw Refused.bad("BAD_INPUT", "the body is not a JSON object");
    }
}
