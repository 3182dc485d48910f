package ehrctl.command.session;

import ehrctl.api.ExitCode;

/** Which signal ends this process; known only while it does. */
public final class EndingSignal {
    private EndingSignal() {}

    /** The runtime begins the end on a thread that is named after the signal, and exits with 128 and its number. */
    public static ExitCode exitCode() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[group.activeCount() + 16];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            switch (threads[i].getName()) {
                case "SIGTERM handler" -> {
                    return ExitCode.TERMINATED;
                }
                case "SIGHUP handler" -> {
                    return ExitCode.HUNG_UP;
                }
                default -> {}
            }
        }
        return ExitCode.INTERRUPTED;
    }
}
