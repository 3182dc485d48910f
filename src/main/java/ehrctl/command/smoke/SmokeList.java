package ehrctl.command.smoke;

import ehrctl.command.session.Session;
import ehrctl.output.ControlCharacters;
import java.util.List;

/** The results as lines for people, each as soon as it is known. */
final class SmokeList implements SmokePrinter {
    private final Session session;
    private final boolean color;
    private final int emrWidth;
    private final int checkWidth;

    SmokeList(Session session, boolean color, List<String> emrs) {
        this.session = session;
        this.color = color;
        int widest = 0;
        for (String emr : emrs) {
            widest = Math.max(widest, emr.length());
        }
        this.emrWidth = widest;
        widest = 0;
        for (SmokeCheck check : SmokeCheck.values()) {
            widest = Math.max(widest, check.title().length());
        }
        this.checkWidth = widest;
    }

    @Override
    public void result(SmokeResult result) {
        StringBuilder line = new StringBuilder(100);
        pad(line, result.emr(), emrWidth);
        pad(line, result.check(), checkWidth);
        String word = result.kind().word();
        line.append(color ? "\u001b[" + sgr(result) + "m" + word + "\u001b[0m" : word);
        line.append(" ".repeat("skipped".length() - word.length()));
        String millis = Long.toString(result.millis());
        line.append(" ".repeat(Math.max(1, 7 - millis.length()))).append(millis).append(" ms");
        if (result.reason() != null) {
            line.append("  ").append(ControlCharacters.escape(result.reason()));
        }
        session.write(line.append('\n'));
    }

    private static void pad(StringBuilder line, String text, int width) {
        line.append(text).append(" ".repeat(width - text.length() + 2));
    }

    private static int sgr(SmokeResult result) {
        return switch (result.kind()) {
            case PASSED -> 32;
            case FAILED -> 31;
            case ERROR -> 33;
            case SKIPPED -> 2;
        };
    }

    @Override
    public void end(SmokeReport report) {
        session.write(report.summary() + "\n");
    }
}
