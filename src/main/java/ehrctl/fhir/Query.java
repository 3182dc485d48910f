package ehrctl.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A search for resources of one type. */
final class Query {
    private static final String HEX = "0123456789ABCDEF";

    private final String type;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private boolean inBody;

    Query(String type) {
        this.type = type;
    }

    /** Adds a condition; several of one name must all hold. */
    Query with(String name, String value) {
        names.add(name);
        values.add(value);
        // Such a value stands in no URL, whoever put it there.
        inBody |= Personal.in(value);
        return this;
    }

    /** The values go in the body, where no log of a server or proxy keeps them. */
    Query inBody() {
        inBody = true;
        return this;
    }

    String type() {
        return type;
    }

    boolean goesInBody() {
        return inBody;
    }

    /** As a URL or a form holds it. */
    String encoded() {
        StringBuilder text = new StringBuilder(96);
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : "&");
            encode(names.get(i), text);
            text.append('=');
            encode(values.get(i), text);
        }
        return text.toString();
    }

    /** The same as others may read it. */
    String shown() {
        StringBuilder text = new StringBuilder(96);
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : "&").append(names.get(i)).append('=');
            text.append(Shown.value(names.get(i), values.get(i)));
        }
        return text.toString();
    }

    /** A value in which the signs that separate values in a search mean themselves. */
    static String literal(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == ',' || c == '|' || c == '$') {
                text.append('\\');
            }
            text.append(c);
        }
        return text.toString();
    }

    /** As a URL and a form both take it. */
    static void encode(String text, StringBuilder out) {
        encode(text, "-._~:/", out);
    }

    /** The same without a colon, which separates a client's id from its secret. */
    static void encodeWhole(String text, StringBuilder out) {
        encode(text, "-._~", out);
    }

    private static void encode(String text, String plainSigns, StringBuilder out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) b;
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || plainSigns.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
            }
        }
    }

    /** Without the values, which may be ids. */
    @Override
    public String toString() {
        return "Query[" + type + "]";
    }
}
