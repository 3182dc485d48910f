package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.command.session.Seen;
import ehrctl.json.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one check at one EHR found. It holds no ids, no bodies and no secrets.
 *
 * @param emr the EHR's code
 * @param check the check's name
 * @param millis how long it took
 * @param reason why it did not pass, or what else is to be said; may be null
 * @param exitCode what a single command would have ended with, where an error ended the check; may be null
 */
record SmokeResult(
        String emr,
        String check,
        Kind kind,
        long millis,
        @Nullable String reason,
        @Nullable ExitCode exitCode) {

    /** How a check can end. */
    enum Kind {
        PASSED,
        /** The environment answers, but wrongly. */
        FAILED,
        /** It could not be checked. */
        ERROR,
        SKIPPED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same without what was {@code seen}. */
    SmokeResult masked(Seen seen) {
        return new SmokeResult(seen.own(emr), check, kind, millis, reason == null ? null : seen.own(reason), exitCode);
    }

    /** As scripts read it. */
    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("emr", emr).put("check", check).put("result", kind.word()).put("ms", millis);
        return reason == null ? json.putNull("reason") : json.put("reason", reason);
    }
}
