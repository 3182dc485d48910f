package ehrctl.id;

/** An id or a header name that cannot be written like this; its message never holds the id's value. */
public final class InvalidIdException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidIdException(String message) {
        super(message);
    }
}
