package ehrctl.command.smoke;

import ehrctl.command.line.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One line on a terminal's standard error that says how far {@code smoke} is; nothing anywhere else. */
final class SmokeProgress {
    private final Surroundings surroundings;
    private final boolean wanted;
    private boolean shown;

    SmokeProgress(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.wanted = surroundings.errIsTerminal() && !"dumb".equals(surroundings.variable("TERM"));
    }

    synchronized void show(int done, int all) {
        if (wanted && done < all) {
            write("checking: " + done + " of " + all);
            shown = true;
        }
    }

    synchronized void clear() {
        if (shown) {
            write("\r\u001b[K");
            shown = false;
        }
    }

    private void write(String text) {
        try {
            surroundings.err().write(text.getBytes(StandardCharsets.UTF_8));
            surroundings.err().flush();
        } catch (IOException e) {
            // Nobody looks.
        }
    }
}
