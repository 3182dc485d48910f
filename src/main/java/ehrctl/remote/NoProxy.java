package ehrctl.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of {@code NO_PROXY}, divided by commas or blanks: {@code *}, a name and all that end in it, an address of
 * either family in any spelling, a block of addresses as {@code 10.0.0.0/8}; after names and addresses also a port.
 */
final class NoProxy {
    private final String host;
    private final int port;
    private final byte @Nullable [] address;

    /** @param host as a URL writes it, an IPv6 address in brackets */
    NoProxy(String host, int port) {
        this.host = withoutDot(host.toLowerCase(Locale.ROOT));
        this.port = port;
        this.address = address(host);
    }

    /** Whether the list names the host. */
    boolean in(String list) {
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            if (i == list.length() || list.charAt(i) == ',' || Character.isWhitespace(list.charAt(i))) {
                if (i > start && named(list.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private boolean named(String entry) {
        if (entry.equals("*")) {
            return true;
        }
        int slash = entry.indexOf('/');
        if (slash >= 0) {
            return inBlock(entry.substring(0, slash), entry.substring(slash + 1));
        }
        int colon = entry.lastIndexOf(':');
        // One colon, or one behind brackets; a bare IPv6 address has more.
        if (colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']')) {
            return entry.substring(colon + 1).equals(Integer.toString(port)) && same(entry.substring(0, colon));
        }
        return same(entry);
    }

    private boolean same(String entry) {
        if (address != null) {
            byte[] other = address(entry);
            return other != null && equal(other, address, other.length * 8);
        }
        int start = entry.startsWith("*.") ? 2 : entry.startsWith(".") ? 1 : 0;
        String name = withoutDot(entry.substring(start));
        return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
    }

    private boolean inBlock(String block, String length) {
        byte[] first = address(block);
        if (address == null || first == null || length.isEmpty() || length.length() > 3) {
            return false;
        }
        for (int i = 0; i < length.length(); i++) {
            if (length.charAt(i) < '0' || length.charAt(i) > '9') {
                return false;
            }
        }
        int bits = Integer.parseInt(length);
        return bits <= first.length * 8 && equal(first, address, bits);
    }

    private static boolean equal(byte[] a, byte[] b, int bits) {
        if (a.length != b.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return bits % 8 == 0 || ((a[whole] ^ b[whole]) & 0xff) >> (8 - bits % 8) == 0;
    }

    /** Null for a name, which is never looked up. */
    private static byte @Nullable [] address(String text) {
        boolean brackets = text.startsWith("[") && text.endsWith("]");
        String bare = brackets ? text.substring(1, text.length() - 1) : text;
        if (bare.indexOf(':') < 0 && !BaseUrl.ipv4(bare)) {
            return null;
        }
        try {
            return InetAddress.getByName(bare).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
