package ehrctl.fhir;

import ehrctl.mask.Masker;

/** Tells what may be a person's number from what a server gave out itself: a UUID has digits enough to look like one. */
final class Personal {
    private static final int UUID_LENGTH = 36;

    private Personal() {}

    /** Whether a text has the shape of a personal number somewhere outside of UUIDs. */
    static boolean in(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            if (uuidAt(text, i)) {
                rest.append('x');
                i += UUID_LENGTH;
            } else {
                rest.append(text.charAt(i++));
            }
        }
        return Masker.looksPersonal(rest.toString());
    }

    private static boolean uuidAt(String text, int start) {
        int end = start + UUID_LENGTH;
        boolean alone = (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        if (end > text.length() || !alone) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(start + i);
            if (hyphen ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
