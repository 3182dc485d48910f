package ehrctl.command.session;

import ehrctl.api.ApiRequest;
import ehrctl.mask.Masker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has passed through a run, or through one line of a batch, that nobody may be told: values of the requests that
 * were sent, and credentials. Several threads may use it.
 */
public final class Seen {
    /** A shorter one may be a word of our own. */
    private static final int SHORTEST_UNLIKE_WORDS = 8;

    /** Ten digits in base64. */
    private static final int SHORTEST_IN_BASE64 = 14;

    private final @Nullable Seen whole;
    private final List<ApiRequest> requests = new ArrayList<>();
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private @Nullable Masker masker;
    private @Nullable Masker ownMasker;

    public Seen() {
        this(null);
    }

    /**
     * Begins with nothing seen.
     *
     * @param whole whose secrets hold here too
     */
    public Seen(@Nullable Seen whole) {
        this.whole = whole;
    }

    /** Remembers a request; what is sensitive in it is found out when something is to be said. */
    public synchronized void request(ApiRequest request) {
        requests.add(request);
    }

    /** Remembers a credential or the like. */
    public synchronized void secret(@Nullable String secret) {
        if (secret != null && !secret.isEmpty() && secrets.add(secret)) {
            masker = null;
            ownMasker = null;
        }
    }

    /** A text from outside as others may read it: a server may repeat anything of what it was sent. */
    public synchronized String mask(String text) {
        askWhole();
        for (ApiRequest request : requests) {
            if (values.addAll(Masker.values(request))) {
                masker = null;
            }
        }
        requests.clear();
        if (masker == null) {
            Set<String> all = new LinkedHashSet<>(values);
            all.addAll(secrets);
            masker = Masker.of(all);
        }
        return masker.mask(text);
    }

    /**
     * A sentence of our own as others may read it. Its words stay; what was put in for somebody's number, or is a
     * credential that is unlike any word, does not.
     */
    public synchronized String own(String text) {
        askWhole();
        if (secrets.isEmpty() && plain(text)) {
            return text;
        }
        if (ownMasker == null) {
            Set<String> unlikeWords = new LinkedHashSet<>();
            for (String secret : secrets) {
                if (unlikeWords(secret)) {
                    unlikeWords.add(secret);
                }
            }
            ownMasker = Masker.of(unlikeWords);
        }
        return ownMasker.mask(text);
    }

    /** Words without anything that a number, or a number in disguise, could stand in: most of what is ever said. */
    private static boolean plain(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            letters = letter ? letters + 1 : 0;
            boolean sign = c == ' ' || c == '-' || c == ':' || c == ',' || c == '.' || c == ';' || c == '?';
            if ((!letter && !sign) || letters >= SHORTEST_IN_BASE64) {
                return false;
            }
        }
        return true;
    }

    private void askWhole() {
        if (whole != null) {
            whole.secretsFor(this);
        }
    }

    private static boolean unlikeWords(String secret) {
        boolean letter = false;
        boolean digit = false;
        for (int i = 0; i < secret.length(); i++) {
            letter |= Character.isLetter(secret.charAt(i));
            digit |= Character.isDigit(secret.charAt(i));
        }
        return letter && digit && secret.length() >= SHORTEST_UNLIKE_WORDS;
    }

    private synchronized void secretsFor(Seen part) {
        for (String secret : secrets) {
            part.secret(secret);
        }
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "Seen";
    }
}
