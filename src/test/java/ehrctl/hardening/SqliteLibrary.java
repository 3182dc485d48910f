package ehrctl.hardening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sqlite.JDBC;

/** SQLite's native library unpacked once, so that processes need not do it each, and leave none behind when killed. */
final class SqliteLibrary {
    private static final String NAME = "libsqlitejdbc.so";

    private SqliteLibrary() {}

    /** The flags that let a Java process use it; none where the driver brings none for this machine. */
    static List<String> flags(Path folder) throws IOException {
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (InputStream in = JDBC.class.getResourceAsStream("/org/sqlite/native/Linux/" + architecture + "/" + NAME)) {
            if (in == null) {
                return List.of();
            }
            if (!Files.exists(folder.resolve(NAME))) {
                Files.copy(in, folder.resolve(NAME));
            }
            return List.of("-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=" + NAME);
        }
    }
}
