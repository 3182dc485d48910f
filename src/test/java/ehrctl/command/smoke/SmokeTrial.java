package ehrctl.command.smoke;

import ehrctl.harness.BentServer;
import ehrctl.harness.Cli;
import ehrctl.harness.Cli.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs {@code smoke} against a server and reads its list. */
final class SmokeTrial {
    private SmokeTrial() {}

    static Result smoke(Path home, BentServer server, String... more) {
        List<String> arguments = new ArrayList<>(List.of("smoke", "--api", server.url(), "--retries", "2"));
        arguments.addAll(Arrays.asList(more));
        return new Cli(home).run(arguments.toArray(new String[0]));
    }

    /** The first line of one check, without its time. */
    static String line(Result result, String check) {
        return lineOf(result, "", check);
    }

    /** The line of one check at one EHR, without its time. */
    static String lineOf(Result result, String emr, String check) {
        for (String line : result.out().split("\n", -1)) {
            if (line.startsWith(emr) && line.contains(" " + check + " ")) {
                return line.replaceAll(" +[0-9]+ ms", "").replaceAll(" +", " ").strip();
            }
        }
        return "";
    }
}
