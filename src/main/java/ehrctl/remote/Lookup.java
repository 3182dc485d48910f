package ehrctl.remote;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Finds a host's addresses within a deadline, which the system's resolver knows nothing of. */
final class Lookup extends Thread {
    private final String host;
    private InetAddress @Nullable [] addresses;

    private Lookup(String host) {
        super("ehrctl-lookup");
        this.host = host;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            addresses = new InetAddress[0];
        }
    }

    /**
     * The addresses of {@code host}, at least one.
     *
     * @param deadline as {@link System#nanoTime()} counts
     */
    static InetAddress[] of(String host, long deadline)
            throws UnknownHostException, SocketTimeoutException, InterruptedException {
        if (host.indexOf(':') >= 0 || host.equalsIgnoreCase("localhost") || digitsAndDots(host)) {
            return InetAddress.getAllByName(host); // asks no server
        }
        Lookup lookup = new Lookup(host);
        lookup.start();
        lookup.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        if (lookup.isAlive()) {
            throw new SocketTimeoutException();
        }
        InetAddress[] found = lookup.addresses;
        if (found == null || found.length == 0) {
            throw new UnknownHostException();
        }
        return found;
    }

    private static boolean digitsAndDots(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
