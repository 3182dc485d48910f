package ehrctl.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The program's version, as the build wrote it. */
public final class Version {
    private Version() {}

    /** The line that {@code --version} shows. */
    public static String line() {
        return "ehrctl " + number() + "\n";
    }

    public static String number() {
        return text("/ehrctl/version.txt");
    }

    /** The commit that it was built from, where the build was told: {@code -Dbuild.commit=}. */
    public static String build() {
        return text("/ehrctl/build.txt");
    }

    private static String text(String name) {
        try (@Nullable InputStream in = Version.class.getResourceAsStream(name)) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the version cannot be read", e);
        }
    }
}
