package ehrctl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {
    private static final String REWRITE = "mvn -q test -Dtest=GeneratedFilesTest -Dehrctl.rewrite=true";

    /** Other tests write into temporary folders only; rewriting is what this property asks for. */
    @BeforeAll
    static void rewritesWhereAsked() throws IOException {
        if (!Boolean.getBoolean("ehrctl.rewrite")) {
            return;
        }
        SortedMap<String, String> files = expected();
        for (String stale : present()) {
            if (!files.containsKey(stale)) {
                Files.delete(path(stale));
            }
        }
        for (String file : files.keySet()) {
            if (file.contains("/")) {
                Files.createDirectories(path(file).getParent());
            }
            Files.writeString(path(file), files.get(file));
        }
    }

    @Test
    void everyGeneratedFileIsWhatTheCommandTreeSays() throws IOException {
        List<String> differing = new ArrayList<>();
        SortedMap<String, String> files = expected();
        for (String file : files.keySet()) {
            if (!Files.exists(path(file)) || !Files.readString(path(file)).equals(files.get(file))) {
                differing.add(file);
            }
        }
        if (!differing.isEmpty()) {
            fail(String.join(", ", differing) + " differ from the command tree; rewrite them: " + REWRITE);
        }
    }

    @Test
    void noStaleFileLiesBesideThem() throws IOException {
        assertEquals(
                new TreeSet<>(GeneratedFiles.all().keySet()),
                present(),
                "files that nothing generates; remove them: " + REWRITE);
    }

    /** The generated files, and the README with the tables in it. */
    private static SortedMap<String, String> expected() throws IOException {
        SortedMap<String, String> files = GeneratedFiles.all();
        files.put("README.md", ReadmeTables.in(Files.readString(path("README.md"))));
        return files;
    }

    static Path path(String file) {
        return Path.of(System.getProperty("basedir", "")).resolve(file);
    }

    private static Set<String> present() throws IOException {
        TreeSet<String> present = new TreeSet<>();
        for (String folder : GeneratedFiles.FOLDERS) {
            if (Files.isDirectory(path(folder))) {
                try (Stream<Path> files = Files.walk(path(folder))) {
                    files.filter(Files::isRegularFile)
                            .forEach(file ->
                                    present.add(path("").relativize(file).toString()));
                }
            }
        }
        return present;
    }
}
