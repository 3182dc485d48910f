package ehrctl.sandbox.server;

import ehrctl.api.Failure;

/** Reads the words of which a {@link Fault} is written. */
final class FaultSpec {
    private static final String RETRY_AFTER = "retry-after:";
    private static final String DELAY = "delay:";

    /** Longer ones would meet the server's own limit for an answer. */
    private static final int MAX_DELAY_MILLIS = 60_000;

    private FaultSpec() {}

    static Fault.Action action(String text) {
        return switch (text) {
            case "reset" -> new Fault.Reset(false);
            case "reset-after" -> new Fault.Reset(true);
            case "truncate" -> new Fault.Truncate();
            default -> text.startsWith(DELAY) ? delay(text.substring(DELAY.length())) : answer(text);
        };
    }

    private static Fault.Action answer(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return new Fault.Answer(number(text, 400, 599), -1);
        }
        String rest = text.substring(comma + 1);
        if (!rest.startsWith(RETRY_AFTER)) {
            throw wrong();
        }
        int seconds = number(rest.substring(RETRY_AFTER.length()), 0, 86_400);
        return new Fault.Answer(number(text.substring(0, comma), 400, 599), seconds);
    }

    private static Fault.Action delay(String text) {
        int unit = 0;
        while (unit < text.length() && text.charAt(unit) >= '0' && text.charAt(unit) <= '9') {
            unit++;
        }
        int millis = switch (text.substring(unit)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> throw wrong();
        };
        return new Fault.Delay((long) number(text.substring(0, unit), 1, MAX_DELAY_MILLIS / millis) * millis);
    }

    static int number(String text, int least, int most) {
        if (text.isEmpty() || text.length() > 7) {
            throw wrong();
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw wrong();
            }
            number = number * 10 + (c - '0');
        }
        if (number < least || number > most) {
            throw wrong();
        }
        return number;
    }

    /** A method, or {@code *} for all. */
    static boolean word(String method) {
        for (int i = 0; i < method.length(); i++) {
            if (method.charAt(i) < 'A' || method.charAt(i) > 'Z') {
                return method.equals("*");
            }
        }
        return !method.isEmpty();
    }

    static Failure wrong() {
        return Failure.usage(
                "a --fault cannot be understood",
                "write it as --fault 'POST /appointments=503*2'",
                "actions: a status from 400 to 599 (also 503,retry-after:5), delay:2s (at most 60s), reset, "
                        + "reset-after, truncate",
                "the path is the end of the request's path; * or {name} is any one part of it");
    }
}
