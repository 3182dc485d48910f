package ehrctl.remote;

/** Is told of each attempt to send a request. */
public interface Trace {
    /** One line: method, masked target, status or what went wrong, milliseconds, number of the attempt. */
    void line(String text);

    /** Whether a person looks who wants to know why nothing happens. */
    default boolean seen() {
        return false;
    }

    /** One line: for whom the next attempt waits, and its number. */
    default void waiting(String text) {}
}
