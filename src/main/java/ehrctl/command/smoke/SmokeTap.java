package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.command.session.Session;
import ehrctl.command.smoke.SmokeResult.Kind;
import ehrctl.json.Json;

/** The results in the Test Anything Protocol, version 14, each as soon as it is known. */
final class SmokeTap implements SmokePrinter {
    private final Session session;
    private int number;

    SmokeTap(Session session, int emrs) {
        this.session = session;
        session.write("TAP version 14\n1.." + emrs * SmokeCheck.count() + "\n");
    }

    @Override
    public void result(SmokeResult result) {
        boolean ok = result.kind() == Kind.PASSED || result.kind() == Kind.SKIPPED;
        StringBuilder line = new StringBuilder(100);
        line.append(ok ? "ok " : "not ok ").append(++number).append(" - ");
        line.append(oneLine(result.emr())).append(' ').append(result.check());
        String reason = result.reason();
        if (result.kind() == Kind.SKIPPED) {
            line.append(" # SKIP ").append(oneLine(String.valueOf(reason)));
        }
        line.append("\n  ---\n  duration_ms: ").append(result.millis()).append('\n');
        if (reason != null && result.kind() != Kind.SKIPPED) {
            // JSON's texts are YAML's as well.
            line.append("  message: ")
                    .append(Json.compact(JsonNodeFactory.instance.textNode(reason)))
                    .append('\n');
        }
        if (!ok) {
            line.append("  severity: ")
                    .append(result.kind() == Kind.FAILED ? "fail" : "error")
                    .append('\n');
        }
        session.write(line.append("  ...\n"));
    }

    /** A line break would end the line, a hash or a backslash needs an escape. */
    private static String oneLine(String text) {
        return text.replace("\\", "\\\\").replace("#", "\\#").replace('\n', ' ').replace('\r', ' ');
    }

    @Override
    public void end(SmokeReport report) {
        // The plan stood at the beginning.
    }
}
