package ehrctl.harness;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as a process of its own, which alone shows signals, exit codes and what is left behind. */
public record Program(int exitCode, String out, String err) {

    /** Runs it to its end. */
    public static Program run(Path folder, Map<String, String> environment, String... arguments) throws Exception {
        return run(folder, builder(folder, environment, arguments));
    }

    public static Program run(Path folder, ProcessBuilder builder) throws Exception {
        File err = folder.resolve("stderr").toFile();
        Process process = builder.redirectError(err).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Program(process.waitFor(), out, Files.readString(err.toPath()));
    }

    public static ProcessBuilder builder(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        line.addAll(List.of("-XX:+SuppressFatalErrorMessage", "-XX:ErrorFile=/dev/null", "-XX:-CreateCoredumpOnCrash"));
        if (Runtime.version().feature() >= 24) {
            // On the class path nothing says that SQLite may load its library; the jar and the image do.
            line.add("--enable-native-access=ALL-UNNAMED");
        }
        line.add("-Djava.io.tmpdir=" + folder);
        line.addAll(List.of("-cp", classPath(), "ehrctl.Main"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("EHRCTL_"));
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("EHRCTL_SANDBOX_CLOCK", "2026-11-22T10:00:00Z");
        builder.environment().putAll(environment);
        return builder;
    }

    /** The same as a line of a shell, for what runs it. */
    public static String line(String... arguments) {
        return Path.of(System.getProperty("java.home"), "bin", "java")
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '" + classPath() + "' ehrctl.Main "
                + String.join(" ", arguments);
    }

    /** Without the tests' own logging library, whose complaints would stand among the errors. */
    private static String classPath() {
        StringBuilder path = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("slf4j")) {
                path.append(path.length() == 0 ? "" : File.pathSeparator).append(entry);
            }
        }
        return path.toString();
    }
}
