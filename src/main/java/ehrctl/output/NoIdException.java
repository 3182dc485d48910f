package ehrctl.output;

/** The format {@code id} was asked for what has no id; nothing has been printed. */
public final class NoIdException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoIdException() {
        super("there is no id to print; choose another --output");
    }
}
