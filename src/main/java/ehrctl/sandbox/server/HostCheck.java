package ehrctl.sandbox.server;

import ehrctl.sandbox.Refused;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests under a foreign name: a web page could otherwise let its own name point to this machine and talk to
 * the sandbox from a browser. Who binds another address than this machine's own wants to be found under any name.
 */
final class HostCheck {
    private final boolean all;

    HostCheck(InetAddress bound) {
        this.all = !bound.isLoopbackAddress();
    }

    /** @param host the header's value; null where there is none, as from clients that are no browser */
    void check(@Nullable String host) {
        if (!all && host != null && !host.isEmpty() && !loopback(name(host))) {
            throw Refused.of(421, "UNKNOWN_ERROR", "this server answers under localhost, 127.0.0.1 and [::1] only");
        }
    }

    /**
     * Refuses what a page of another site sends: a browser lets it write anywhere, it only keeps the answer from it.
     *
     * @param origin the header's value; null where there is none, as from clients that are no browser
     */
    void checkOrigin(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return;
        }
        int scheme = origin.indexOf("://");
        String site = scheme < 0 ? "" : origin.substring(scheme + 3);
        boolean own = all ? site.equalsIgnoreCase(host) : loopback(name(site));
        if (site.isEmpty() || !own) {
            throw Refused.of(403, "UNKNOWN_ERROR", "pages of another site may not use this server");
        }
    }

    private static String name(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return end <= 0 ? host : host.substring(0, end);
    }

    private static boolean loopback(String name) {
        if (name.equalsIgnoreCase("localhost") || name.equals("[::1]")) {
            return true;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return name.startsWith("127.");
    }
}
