package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a pasted curl command finds the credentials.
 *
 * @param idVariable the shell variable of the client id
 * @param secretVariable that of the secret
 * @param secretCommand the shell command that prints the secret; null where the variable is to be set by hand
 */
record CurlCredentials(
        String idVariable, String secretVariable, @Nullable String secretCommand) {

    static CurlCredentials ofEnvironment() {
        return new CurlCredentials("EHRCTL_CLIENT_ID", "EHRCTL_CLIENT_SECRET", null);
    }

    /** To be set by hand, under names that the environment's own do not have. */
    static CurlCredentials ofNobody() {
        return new CurlCredentials("CLIENT_ID", "CLIENT_SECRET", null);
    }

    /** @param file null where the profile names none; {@code command} is missing then too, or an array of words */
    static CurlCredentials ofProfile(@Nullable String file, JsonNode command) {
        List<String> words = new ArrayList<>();
        if (file != null) {
            words.addAll(List.of("cat", file));
        }
        for (JsonNode word : command) {
            words.add(word.asText());
        }
        StringBuilder quoted = new StringBuilder();
        for (String word : words) {
            quoted.append(quoted.isEmpty() ? "'" : " '")
                    .append(word.replace("'", "'\\''"))
                    .append('\'');
        }
        return new CurlCredentials("CLIENT_ID", "CLIENT_SECRET", quoted.isEmpty() ? null : quoted.toString());
    }

    /** Files and commands of a profile are nobody else's business. */
    @Override
    public String toString() {
        return "CurlCredentials";
    }
}
