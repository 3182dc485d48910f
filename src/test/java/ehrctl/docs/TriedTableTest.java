package ehrctl.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What src/README.md says was tried can be tried again. */
class TriedTableTest {
    @Test
    void eachRowNamesTestsThatAreThere() throws IOException {
        Set<String> classes = testClasses();
        List<String> rows = rows();
        assertFalse(rows.isEmpty());
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            String named = cells[cells.length - 2].strip();
            assertTrue(named.startsWith("`") && named.endsWith("`"), row);
            for (String name : named.replace("`", "").split(", ", -1)) {
                // A command that repeats it may stand instead, such as the one for mutation tests.
                assertTrue(name.startsWith("mvn ") || classes.contains(name), name);
            }
        }
    }

    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(GeneratedFilesTest.path("src/README.md"))) {
            if (line.startsWith("## ")) {
                inside = line.equals("## What was tried");
            } else if (inside && line.startsWith("| ") && !line.startsWith("| what ")) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static Set<String> testClasses() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(GeneratedFilesTest.path("src/test/java"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
        }
        return names;
    }
}
