package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

/** HAPI FHIR, the server that most others are measured by, built from {@code src/hapi} and started once. */
final class HapiServer {
    private static String base;

    private HapiServer() {}

    /** Its base URL. */
    static synchronized String base() throws Exception {
        if (base == null) {
            Process build = new ProcessBuilder("mvn", "-q", "-B", "-f", "src/hapi/pom.xml", "package")
                    .inheritIO()
                    .start();
            assertEquals(0, build.waitFor(), "HAPI FHIR cannot be built");
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            base = SmallServer.started(new ProcessBuilder(List.of(
                    java,
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    "target/hapi/hapi.jar:target/hapi/lib/*",
                    "ehrctl.hapi.HapiServer")));
        }
        return base;
    }
}
