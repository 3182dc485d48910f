package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Source;
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
 * @param source whether what was expected is documented, or the sandbox chose it; null for what is no question to the API
 * @param exitCode what a single command would have ended with, where an error ended the check; may be null
 */
record SmokeResult(
        String emr,
        String check,
        Kind kind,
        long millis,
        @Nullable String reason,
        @Nullable ExitCode exitCode,
        @Nullable Source source) {

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
        return new SmokeResult(
                seen.own(emr), check, kind, millis, reason == null ? null : seen.own(reason), exitCode, source);
    }

    /** As scripts read it. */
    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("emr", emr).put("check", check).put("result", kind.word()).put("ms", millis);
        json.put("reason", reason);
        return json.put("source", source == null ? null : source.word());
    }
}
