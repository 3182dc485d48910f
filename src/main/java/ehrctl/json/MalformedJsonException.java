package ehrctl.json;

/** Text that is not one JSON document; the message says where, and never repeats any of it. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String problem, int line, int column) {
        super(problem + " at line " + line + ", column " + column);
    }
}
