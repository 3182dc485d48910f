package ehrctl.output;

import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.IOException;
import java.io.StringWriter;

/** Prints JSON text for a test, to a pipe or to a terminal without colours. */
final class Printed {
    /** A file or a pipe: no cutting, no colour. */
    static final Terminal PIPE = Terminal.none();

    private Printed() {}

    static String as(Format format, View view, String json) {
        return on(PIPE, format, view, json);
    }

    static String table(int width, View view, String json) {
        return on(new Terminal(true, width, false), Format.TABLE, view, json);
    }

    static String on(Terminal terminal, Format format, View view, String json) {
        StringWriter out = new StringWriter();
        try {
            Printer.print(Json.parse(json), format, view, terminal, out);
        } catch (IOException | MalformedJsonException e) {
            throw new AssertionError(e);
        }
        return out.toString();
    }
}
