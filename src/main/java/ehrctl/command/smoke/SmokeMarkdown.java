package ehrctl.command.smoke;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.smoke.SmokeResult.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The report as a job's summary shows it: one row for each EHR, then what did not pass. */
final class SmokeMarkdown {
    private SmokeMarkdown() {}

    static void write(SmokeReport report, Path file) {
        try {
            Files.write(file, text(report).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.sent(ExitCode.CONFIG, "--markdown: the file cannot be written; the checks were done");
        }
    }

    private static String text(SmokeReport report) {
        StringBuilder text = new StringBuilder("## ehrctl smoke\n\n")
                .append(report.summary())
                .append("\n\n");
        text.append("| EHR | passed | failed | error | skipped | ms |\n|---|---|---|---|---|---|\n");
        for (int i = 0; i < report.emrs().size(); i++) {
            List<SmokeResult> suite = report.suite(i);
            text.append("| ").append(cell(report.emrs().get(i)));
            for (Kind kind : Kind.values()) {
                text.append(" | ")
                        .append(suite.stream()
                                .filter(result -> result.kind() == kind)
                                .count());
            }
            text.append(" | ")
                    .append(suite.stream().mapToLong(SmokeResult::millis).sum())
                    .append(" |\n");
        }
        boolean headed = false;
        for (SmokeResult result : report.results()) {
            if (result.kind() == Kind.FAILED || result.kind() == Kind.ERROR) {
                if (!headed) {
                    text.append("\n| EHR | check | result | reason | expectation |\n|---|---|---|---|---|\n");
                    headed = true;
                }
                text.append("| ").append(cell(result.emr())).append(" | ").append(result.check());
                text.append(" | ")
                        .append(result.kind().word())
                        .append(" | ")
                        .append(cell(String.valueOf(result.reason())));
                text.append(" | ")
                        .append(result.source() == null ? "" : result.source().word())
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("`", "'")
                .replaceAll("\\R", " ");
    }
}
