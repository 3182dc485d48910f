package ehrctl.command.session;

import ehrctl.api.Failure;
import ehrctl.remote.BaseUrl;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The forms of {@code --api}: {@code sandbox}, {@code sandbox:FILE}, {@code fhir:URL}, or the URL of the unified API. */
public final class ApiAddress {
    public static final String SANDBOX = "sandbox";

    /** In front of the file of a sandbox. */
    static final String SANDBOX_FILE = "sandbox:";

    /** Stands for the EHR at a FHIR server where none is named: FHIR alone says what the server understands. */
    static final String FHIR_EMR = "fhir";

    private static final String FHIR = "fhir:";

    private ApiAddress() {}

    /** Whether that is the embedded sandbox; null is the default. */
    public static boolean embedded(@Nullable String api) {
        return api == null || api.equals(SANDBOX) || api.startsWith(SANDBOX_FILE);
    }

    static boolean fhir(String api) {
        return api.startsWith(FHIR);
    }

    /** The address of a remote API without the word in front that says what it speaks. */
    static String url(String api) {
        return fhir(api) ? api.substring(FHIR.length()) : api;
    }

    /** @throws Failure (usage) where that is neither the sandbox, nor one of its files, nor a base URL */
    static void checkForm(String api) {
        if (!embedded(api)) {
            BaseUrl.parse(url(api));
        } else if (!api.equals(SANDBOX)) {
            file(api);
        }
    }

    /** The file of {@code sandbox:FILE}. */
    static Path file(String api) {
        String name = api.substring(SANDBOX_FILE.length());
        if (name.isEmpty()) {
            throw Failure.usage("sandbox: needs a file", "write --api sandbox:FILE");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw Failure.usage("no file can have the name behind sandbox:");
        }
    }
}
