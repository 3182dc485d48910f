package ehrctl.command.session;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Catches the signals that would end this program. The JDK has no supported way; its unsupported one is reached by
 * reflection because the compiler's warning of it cannot be silenced.
 */
public final class Signals implements AutoCloseable {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    /** What is to be set again: signal and handler by turns. */
    private final List<Object> former = new ArrayList<>();

    private Signals() {}

    /** @param caught gets the name without SIG, on another thread */
    public Signals(Consumer<String> caught) {
        catching("TERM", () -> caught.accept("TERM"));
        catching("HUP", () -> caught.accept("HUP"));
        // A terminal sends it to the other program as well; twice would be once too often.
        boolean terminal = hasTerminal();
        catching("INT", () -> {
            if (!terminal) {
                caught.accept("INT");
            }
        });
    }

    /** For as long as another program has the terminal, whose Ctrl-C is meant for that one. */
    static Signals withoutInterrupts() {
        Signals signals = new Signals();
        signals.catching("INT", () -> {});
        return signals;
    }

    private void catching(String name, Runnable action) {
        try {
            Class<?> handler = Class.forName(HANDLER);
            Object signal = Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            former.add(signal);
            former.add(handle().invoke(null, signal, ours));
        } catch (ReflectiveOperationException e) {
            // This system has no such signal, or it is not ours to catch: it ends this program, as ever.
        }
    }

    private static Method handle() throws ReflectiveOperationException {
        return Class.forName(SIGNAL).getMethod("handle", Class.forName(SIGNAL), Class.forName(HANDLER));
    }

    private static boolean hasTerminal() {
        try {
            Files.newInputStream(Path.of("/dev/tty")).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends one that Java cannot send by itself. */
    public static void send(String name, long process) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(process))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // No shell, no such signal.
        }
    }

    @Override
    public void close() {
        for (int i = 0; i + 1 < former.size(); i += 2) {
            try {
                handle().invoke(null, former.get(i), former.get(i + 1));
            } catch (ReflectiveOperationException e) {
                // It stays as it is until the process ends, which is soon.
            }
        }
    }
}
