package ehrctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the commands of a file, one a line, in one process, so that the class-data archive learns what they load: HTTP
 * and HTTPS stand for the addresses of a {@code Server}. Only the app image holds this class.
 */
final class Training {
    private Training() {}

    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String command = line.replace("HTTPS", "https://127.0.0.1:" + arguments[2])
                    .replace("HTTP", "http://127.0.0.1:" + arguments[1]);
            Main.run(Utf8Arguments.of(command.split(" ", -1)), ProcessStreams.surroundings());
        }
    }
}
