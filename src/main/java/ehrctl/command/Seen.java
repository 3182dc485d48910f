package ehrctl.command;

import ehrctl.api.ApiRequest;
import ehrctl.api.Masker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has passed through a run, or through one line of a batch, that nobody may be told: values of the requests that
 * were sent, and credentials. Several threads may use it.
 */
final class Seen {
    /** A shorter one turns up in words of our own, which would then be illegible; who quotes it masks it there. */
    private static final int SHORTEST_VALUE = 6;

    private static final int SHORTEST_SECRET = 4;

    private final @Nullable Seen whole;
    private final List<ApiRequest> requests = new ArrayList<>();
    private final Set<String> values = new LinkedHashSet<>();
    private @Nullable Masker masker;

    Seen() {
        this(null);
    }

    /** @param whole whose secrets hold here too */
    Seen(@Nullable Seen whole) {
        this.whole = whole;
    }

    /** Remembers a request; what is sensitive in it is found out when something is to be said. */
    synchronized void request(ApiRequest request) {
        requests.add(request);
    }

    /** Remembers a credential or the like. */
    synchronized void secret(@Nullable String secret) {
        if (secret != null && secret.length() >= SHORTEST_SECRET && values.add(secret)) {
            masker = null;
        }
    }

    /** {@code text} as others may read it. */
    synchronized String mask(String text) {
        if (whole != null) {
            whole.secretsFor(this);
        }
        for (ApiRequest request : requests) {
            for (String value : Masker.values(request)) {
                if (value.length() >= SHORTEST_VALUE && values.add(value)) {
                    masker = null;
                }
            }
        }
        requests.clear();
        if (masker == null) {
            masker = Masker.of(values);
        }
        return masker.mask(text);
    }

    private synchronized void secretsFor(Seen part) {
        for (String value : values) {
            part.secret(value);
        }
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "Seen";
    }
}
