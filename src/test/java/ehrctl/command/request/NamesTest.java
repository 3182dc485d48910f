package ehrctl.command.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import ehrctl.harness.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often names are looked up, and what is shown where they cannot be. */
class NamesTest {
    private static final String LIST =
            "timeslots list --on mon --names --limit 2 --fields resource_name,resource_id -o csv";

    @TempDir
    Path temp;

    @Test
    void eachListIsAskedForOnceInARun() throws IOException {
        try (Served served = new Served()) {
            Path lines = temp.resolve("lines");
            Files.writeString(lines, "timeslots list --on mon --limit 2\nresources list\n".repeat(20));
            Cli.Result result = cli(served).run("batch", lines.toString(), "--names", "--parallel", "8");
            assertEquals(0, result.exit(), result.out());
            assertEquals(40, count(result.out(), "\"resource_name\":\"Lege"), result.out());
            assertEquals(1 + 20, asked(served, "/resources"));
            assertEquals(1, asked(served, "/healthcare-services"));
        }
    }

    @Test
    void whereTheyCannotBeListedTheyAreEmptyAndAHintSaysWhy() throws IOException {
        try (Served served = new Served("GET /resources=501")) {
            Cli.Result result = run(served, LIST);
            assertEquals(0, result.exit(), result.err());
            assertEquals("resource_name,resource_id\n,101\n,101\n", result.out());
            assertTrue(result.err().startsWith("ehrctl: hint: resource_name stays empty: "), result.err());
            assertEquals(1, asked(served, "/resources"));
        }
    }

    @Test
    void aBookingIsABookingAlsoWhereItsNamesCannotBeLookedUp() throws IOException {
        try (Served served = new Served("GET /resources=403", "GET /healthcare-services=503")) {
            Cli.Result result = run(
                    served,
                    "appointments create --start 2026-11-23T10:00 --duration 30m --resource-id 101"
                            + " --healthcare-service-id 202 --patient-id 301 --names -o ndjson --retries 0");
            assertEquals(0, result.exit(), result.err());
            assertTrue(result.out().contains("\"resource_name\":null"), result.out());
            assertTrue(result.out().contains("\"healthcare_service_name\":null"), result.out());
            assertTrue(result.err().contains("healthcare_service_name stays empty: "), result.err());
        }
    }

    private Cli cli(Served served) {
        return new Cli(temp)
                .with("EHRCTL_API", served.server.url())
                .with("EHRCTL_EMR", "konfidens")
                .with("EHRCTL_CARE_UNIT", "L0_1")
                .with("EHRCTL_TIME_ZONE", "Europe/Oslo");
    }

    private Cli.Result run(Served served, String line) {
        return cli(served).run(line.split(" ", -1));
    }

    private static long asked(Served served, String path) {
        return served.accessLines.stream()
                .filter(line -> line.contains("GET ") && line.contains(path + " "))
                .count();
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }
}
