package ehrctl;

import java.io.OutputStream;
import org.fusesource.jansi.AnsiConsole;

/** The old Windows console, which knows no colour by itself. */
final class WindowsConsole {
    private WindowsConsole() {}

    static void install() {
        AnsiConsole.systemInstall();
    }

    static OutputStream out() {
        return AnsiConsole.out();
    }

    static OutputStream err() {
        return AnsiConsole.err();
    }
}
