package ehrctl.command.smoke;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.smoke.SmokeResult.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The report as CI servers read it: JUnit's XML, one suite per EHR, one test case per check. */
final class SmokeJunit {
    private final StringBuilder xml = new StringBuilder(16_384);

    private SmokeJunit() {}

    static void write(SmokeReport report, Path file) {
        try {
            Files.write(file, text(report).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.sent(ExitCode.CONFIG, "--junit: the file cannot be written; the checks were done");
        }
    }

    private static String text(SmokeReport report) {
        SmokeJunit junit = new SmokeJunit();
        junit.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        junit.counts("ehrctl smoke", report.results());
        for (int i = 0; i < report.emrs().size(); i++) {
            List<SmokeResult> suite = report.suite(i);
            junit.xml.append("  <testsuite");
            junit.counts(report.emrs().get(i), suite);
            for (SmokeResult result : suite) {
                junit.testcase(result);
            }
            junit.xml.append("  </testsuite>\n");
        }
        return junit.xml.append("</testsuites>\n").toString();
    }

    private void counts(String name, List<SmokeResult> results) {
        attribute("name", name);
        attribute("tests", Integer.toString(results.size()));
        attribute("failures", count(results, Kind.FAILED));
        attribute("errors", count(results, Kind.ERROR));
        attribute("skipped", count(results, Kind.SKIPPED));
        long millis = 0;
        for (SmokeResult result : results) {
            millis += result.millis();
        }
        attribute("time", seconds(millis));
        xml.append(">\n");
    }

    private static String count(List<SmokeResult> results, Kind kind) {
        int count = 0;
        for (SmokeResult result : results) {
            count += result.kind() == kind ? 1 : 0;
        }
        return Integer.toString(count);
    }

    private void testcase(SmokeResult result) {
        xml.append("    <testcase");
        attribute("classname", "ehrctl.smoke." + result.emr());
        attribute("name", result.check());
        attribute("time", seconds(result.millis()));
        String reason = result.reason();
        if (reason == null) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n      ");
        switch (result.kind()) {
            case FAILED -> end("failure", reason, ExitCode.CHECK_FAILED);
            case ERROR -> end("error", reason, result.exitCode() == null ? ExitCode.UNAVAILABLE : result.exitCode());
            case SKIPPED -> {
                xml.append("<skipped");
                attribute("message", reason);
                xml.append("/>");
            }
            case PASSED -> {
                xml.append("<system-out>");
                escape(reason);
                xml.append("</system-out>");
            }
        }
        xml.append("\n    </testcase>\n");
    }

    private void end(String element, String reason, ExitCode type) {
        xml.append('<').append(element);
        attribute("message", reason);
        attribute("type", type.name());
        xml.append("/>");
    }

    private void attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"");
        escape(value);
        xml.append('"');
    }

    private static String seconds(long millis) {
        String fraction = Long.toString(1_000 + millis % 1_000).substring(1);
        return millis / 1_000 + "." + fraction;
    }

    /** XML 1.0 has no way to write most control characters and halves of surrogate pairs at all. */
    private void escape(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                default -> {
                    boolean none = c < 0x20 || (c >= 0xd800 && c <= 0xdfff) || c == 0xfffe || c == 0xffff;
                    xml.appendCodePoint(none ? '?' : c);
                }
            }
        }
    }
}
