package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.output.Format;
import ehrctl.remote.BaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;

/** What the values of a profile must be, checked when one is set and again when it is read. */
public final class ProfileValue {
    private ProfileValue() {}

    /**
     * A value as it is kept: files by their whole path, since commands are run from other folders too.
     *
     * @param text as it was given; a credential is read already
     */
    public static JsonNode of(ProfileKey key, String text) {
        JsonNode value;
        if (key.command()) {
            value = command(key, text);
        } else {
            // A text that no file name can be is refused below.
            value = Json.object().textNode(printable(text) ? whole(key, text) : text);
        }
        check(key, value);
        return value;
    }

    private static String whole(ProfileKey key, String text) {
        if (text.isEmpty()) {
            return text;
        }
        String sandbox = ApiAddress.SANDBOX_FILE;
        if (key == ProfileKey.API && text.startsWith(sandbox) && text.length() > sandbox.length()) {
            return sandbox
                    + Path.of(text.substring(sandbox.length())).toAbsolutePath().normalize();
        }
        return key == ProfileKey.CLIENT_SECRET_FILE || key == ProfileKey.CLIENT_KEY_FILE
                ? Path.of(text).toAbsolutePath().normalize().toString()
                : text;
    }

    /** @throws Failure (usage) where it is wrong; the message names the key, never the value */
    static void check(ProfileKey key, JsonNode value) {
        if (key.command()) {
            checkCommand(key, value);
            return;
        }
        String text = value.textValue();
        if (text == null) {
            throw wrong(key, "is not a text");
        }
        if (text.isEmpty()) {
            throw wrong(key, "is empty", "leave it out: ehrctl profiles unset NAME " + key.key());
        }
        if (!printable(text)) {
            throw wrong(key, "holds a control character or a byte order mark");
        }
        switch (key) {
            case API -> api(text);
            case OUTPUT -> {
                if (Format.of(text) == null) {
                    throw wrong(key, "is not an output format", "use " + Format.WORDS);
                }
            }
            case TIME_ZONE -> zone(text);
            case WRITES -> {
                if (!Writes.WORDS.contains(text)) {
                    throw wrong(key, "is allow, ask or deny");
                }
            }
            case TOKEN_URL -> BaseUrl.parse(text);
            case CLIENT_ID, CLIENT_KEY_ID -> {
                for (int i = 0; i < text.length(); i++) {
                    if (text.charAt(i) <= ' ' || text.charAt(i) >= 127) {
                        throw wrong(key, "holds what no header can hold");
                    }
                }
            }
            case CLIENT_SECRET_FILE, CLIENT_KEY_FILE -> {
                if (!Files.exists(Path.of(text)) || Files.isDirectory(Path.of(text))) {
                    throw wrong(key, "names no file: " + text, "make it first, readable by you only");
                }
            }
            case EMR, CARE_UNIT, SCOPE, CLIENT_SECRET_COMMAND, TOKEN_COMMAND -> {
                // Any text may be one.
            }
        }
    }

    private static void api(String text) {
        try {
            ApiAddress.checkForm(text);
        } catch (Failure wrong) {
            throw Failure.usage(
                    "api: " + wrong.getMessage(),
                    "api is sandbox, sandbox:FILE, a base URL such as https://HOST, or fhir:URL");
        }
    }

    private static void zone(String text) {
        try {
            ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(
                    ProfileKey.TIME_ZONE,
                    "is not a time zone",
                    "use a name such as Europe/Oslo, or an offset as +01:00");
        }
    }

    private static boolean printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '\uFEFF') {
                return false;
            }
        }
        return true;
    }

    private static JsonNode command(ProfileKey key, String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            throw noCommand(key);
        }
    }

    private static void checkCommand(ProfileKey key, JsonNode command) {
        boolean words = command.isArray()
                && !command.isEmpty()
                && !command.path(0).asText().isEmpty();
        for (JsonNode word : command) {
            words &= word.isTextual() && word.textValue().indexOf('\0') < 0;
        }
        if (!words) {
            throw noCommand(key);
        }
    }

    private static Failure noCommand(ProfileKey key) {
        return wrong(key, "is not a JSON array of words", "such as [\"pass\",\"show\",\"leyr\"]");
    }

    private static Failure wrong(ProfileKey key, String how, String... details) {
        return Failure.usage(key.key() + " " + how, details);
    }
}
