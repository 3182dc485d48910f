package ehrctl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.Version;
import ehrctl.json.Json;
import ehrctl.openapi.OpenApi;
import ehrctl.openapi.OpenApiVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Programs that others wrote, and the documents that they read. */
final class Strangers {
    /** Where they are installed, and where what they make lies. */
    static final Path FOLDER = Path.of("target/strangers").toAbsolutePath();

    private Strangers() {}

    /** Installs those of Node's world, each in one known version, unless they are there. */
    static void install() throws Exception {
        Files.createDirectories(FOLDER);
        run(
                FOLDER,
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "@redocly/cli@2.77.0",
                "@stoplight/prism-cli@5.14.2",
                "openapi-typescript@7.13.0",
                "openapi-fetch@0.17.0",
                "typescript@5.9.3",
                "@types/node@20.19.0");
    }

    static String node(String tool) {
        return FOLDER.resolve("node_modules/.bin").resolve(tool).toString();
    }

    /** What it said, after it ended well. */
    static String run(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    /** The contract of an EHR; where {@code emr} is null, all of it. */
    static ObjectNode document(OpenApiVersion version, @Nullable String emr) {
        return OpenApi.document(version, emr == null ? null : Ehrs.find(emr), OpenApi.API, Version.number());
    }

    static String written(Path folder, OpenApiVersion version, @Nullable String emr) {
        try {
            Path file = folder.resolve(version + (emr == null ? "" : "-" + emr) + ".json");
            Files.writeString(file, Json.pretty(document(version, emr)));
            return file.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The steps of a booking, as the EHR's own document has them. */
    static List<String> steps(Ehr ehr) {
        ObjectNode document = document(OpenApiVersion.V3_0, ehr.code());
        List<String> steps = new ArrayList<>(List.of(
                "listCareUnits",
                "listResources",
                "listHealthcareServices",
                "listTimeslots",
                "createPatient",
                "createAppointment"));
        if (ehr.twoStep()) {
            steps.add("AppointmentConfirm");
        }
        if (document.findValuesAsText("operationId").contains("getAppointment")) {
            steps.add("getAppointment");
        }
        for (String body : new String[] {"AppointmentUpdate", "AppointmentCancel"}) {
            if (document.path("components").path("schemas").has(body)) {
                steps.add(body);
            }
        }
        if (ehr.twoStep()) {
            steps.add("AppointmentConfirm");
        }
        return steps;
    }
}
