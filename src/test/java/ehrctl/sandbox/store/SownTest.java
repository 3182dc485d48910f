package ehrctl.sandbox.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SownTest {
    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aCopyIsWholeAndForItsOwnerOnly() throws Exception {
        byte[] bytes = "a sandbox".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path sown = Files.write(folder.resolve("sown"), bytes);
        Path file = folder.resolve("copy");
        assertTrue(Sown.copied(
                sown, file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        assertArrayEquals(bytes, Files.readAllBytes(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("copy", "sown"), names());
    }

    @Test
    void whatIsThereStays() throws Exception {
        Path sown = Files.writeString(folder.resolve("sown"), "sown");
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertTrue(Sown.copied(sown, file));
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("file", "sown"), names());
    }

    @Test
    void withoutOneNothingIsMade() throws Exception {
        assertFalse(Sown.copied(folder.resolve("missing"), folder.resolve("file")));
        Path sown = Files.writeString(folder.resolve("sown"), "sown");
        assertFalse(Sown.copied(sown, folder.resolve("missing/file")));
        assertEquals(List.of("sown"), names());
    }
}
