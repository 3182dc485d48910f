package ehrctl.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ehrctl.api.ApiRequest;
import ehrctl.api.Operation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CareUnitsTest {
    @TempDir
    Path folder;

    @Test
    void aNewFileListsTheSeededCareUnits() {
        try (Sandbox sandbox = Sandbox.open(folder.resolve("a/b/s.db"), SandboxClock.of("2026-11-22T10:00:00Z"))) {
            var answer = sandbox.send(
                    ApiRequest.of(Operation.LIST_CARE_UNITS, "webdoc", null).build());
            assertEquals(200, answer.status());
            assertEquals("L0_1", answer.body().path(0).path("id").asText());
            assertEquals("L0_1", sandbox.firstCareUnit("webdoc"));
        }
    }
}
