package ehrctl.mask;

import ehrctl.id.IdType;

/** What can be seen of an id's form. */
final class Shape {
    private Shape() {}

    /** The type in front of an id with its colon; empty where there is none. */
    static String type(String value) {
        String type = value.substring(0, value.indexOf(':') + 1);
        return type.isEmpty() || IdType.of(type.substring(0, type.length() - 1)) == null ? "" : type;
    }

    // The grammar of such names is that of the command line; anything else may be an id in disguise.
    static boolean headerReference(String value) {
        if (!value.startsWith("header:") || value.length() == 7 || value.length() > 71) {
            return false;
        }
        for (int i = 7; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 7 || (c != '-' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return !SensitiveValues.looksPersonal(value);
    }
}
