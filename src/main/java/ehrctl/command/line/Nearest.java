package ehrctl.command.line;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant to type. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that is nearest to the word; null where none is near. */
    public static @Nullable String to(String word, List<String> candidates) {
        String nearest = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = candidate.startsWith(word) && word.length() > 2 ? 1 : distance(word, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = above[0];
            above[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.min(change, Math.min(above[j], above[j - 1]) + 1);
            }
        }
        return above[b.length()];
    }
}
