package ehrctl.command.session;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A program that prints a secret, such as a password manager. It may ask for a passphrase on the terminal; what it
 * started ends with it where it takes too long, and where this program is ended.
 */
final class SecretCommand {
    /** Enough to find and type a passphrase. */
    private static final int LONGEST_SECONDS = 60;

    private static final long LOOK_MILLIS = 100;
    private static final int MOST_BYTES = 8192;

    private final Process process;
    private final int seconds;
    /** All that were seen: those whose parent has ended are nobody's descendants any more. */
    private final Set<ProcessHandle> tree = new LinkedHashSet<>();

    private SecretCommand(Process process, int seconds) {
        this.process = process;
        this.seconds = seconds;
        tree.add(process.toHandle());
    }

    /**
     * What it prints, without blanks and line ends around it.
     *
     * @throws Failure CONFIG where it does not do its work
     */
    static String run(List<String> words) {
        return run(words, LONGEST_SECONDS);
    }

    static String run(List<String> words, int seconds) {
        if (words.isEmpty()) {
            throw failed("is not an array of words");
        }
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        TakenVariables.giveBack(builder.environment());
        try {
            return new SecretCommand(builder.start(), seconds).output();
        } catch (IOException e) {
            throw failed("cannot be started");
        }
    }

    private String output() throws IOException {
        Thread end = new Thread(this::endAll);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            byte[] printed = waitForOutput(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
            if (process.exitValue() != 0) {
                throw failed("ended with " + process.exitValue());
            }
            return new String(printed, StandardCharsets.UTF_8).strip();
        } catch (InterruptedException e) {
            endAll();
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        } finally {
            forget(end);
        }
    }

    private byte[] waitForOutput(long deadline) throws IOException, InterruptedException {
        InputStream out = process.getInputStream();
        while (true) {
            boolean ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            // Under this lock nobody else reads. Nothing waits for the end of the output, which a program
            // that was left running in the background may hold open.
            synchronized (out) {
                int waiting = out.available();
                if (waiting > MOST_BYTES) {
                    endAll();
                    throw failed("prints more than " + MOST_BYTES + " bytes, which is not a secret");
                }
                if (ended) {
                    return out.readNBytes(waiting);
                }
            }
            look();
            if (System.nanoTime() - deadline >= 0) {
                endAll();
                throw failed("took longer than " + seconds + " seconds");
            }
        }
    }

    private synchronized void look() {
        for (ProcessHandle known : tree.toArray(new ProcessHandle[0])) {
            known.descendants().forEach(tree::add);
        }
    }

    private void endAll() {
        // Those that were started while the first were ended are found the second time.
        for (int round = 0; round < 2; round++) {
            look();
            synchronized (this) {
                tree.forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is at work: this program is being ended.
        }
    }

    private static Failure failed(String how) {
        return Failure.unsent(ExitCode.CONFIG, "client_secret_command " + how);
    }
}
