package ehrctl.image;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Starts a packaged program as a user does: another process, an environment of its own, a state of its own. */
final class Packaged {
    static final Path TARGET = Path.of("target").toAbsolutePath();
    static final Path APP = TARGET.resolve("ehrctl");

    private final Path home;
    private final List<String> program;
    private final Map<String, String> environment = new HashMap<>();

    /** What one start did. */
    record Result(int exit, String out, String err) {}

    Packaged(Path home, Object... program) {
        this.home = home;
        this.program = Stream.of(program).map(Object::toString).toList();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    }

    /** The image's runtime, started past the launcher and without the archive. */
    static Packaged withoutArchive(Path home, String... options) {
        List<Object> program = new ArrayList<>();
        program.add(APP.resolve("lib/runtime/bin/java"));
        program.add("-Xshare:off");
        program.addAll(List.of(options));
        program.add("-Dorg.sqlite.lib.path=" + APP.resolve("lib"));
        program.add("-Dorg.sqlite.lib.name=libsqlitejdbc.so");
        program.add("-Dehrctl.terminals=");
        program.add("-Dehrctl.columns=");
        program.add("-m");
        program.add("ehrctl/ehrctl.Main");
        return new Packaged(home, program.toArray());
    }

    /** Where the building machine cannot link an image, there is none to start. */
    static void assumeImage() {
        Assumptions.assumeTrue(Files.isDirectory(APP.resolve("lib/runtime")), "this JDK cannot link an image");
    }

    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
        return to;
    }

    /** The class-data archive of an image. */
    static Path archive(Path app) throws IOException {
        return app.resolve("lib")
                .resolve(Files.readString(app.resolve("lib/archive")).split(" ", -1)[1]);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    Packaged with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Packaged without(String variable) {
        environment.remove(variable);
        return this;
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of(arguments));
        File out = home.resolve("out").toFile();
        File err = home.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        return new Result(exit, text(out), text(err));
    }

    private static String text(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }
}
