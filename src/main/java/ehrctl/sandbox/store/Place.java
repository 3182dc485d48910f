package ehrctl.sandbox.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is kept, as messages call it.
 *
 * @param file absolute; null for memory
 */
record Place(@Nullable Path file) {
    /** How to start it afresh: the very file is named, since without it another sandbox would be emptied. */
    String reset() {
        return file == null
                ? "start it again"
                : "empty it with: ehrctl sandbox reset --api " + quoted("sandbox:" + file);
    }

    /** As a shell takes it. */
    static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && "/._-:+,=@%".indexOf(c) < 0) {
                return "'" + text.replace("'", "'\\''") + "'";
            }
        }
        return text;
    }

    @Override
    public String toString() {
        return file == null ? "the sandbox in memory" : "sandbox file " + file;
    }
}
