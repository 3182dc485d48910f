package ehrctl.output;

/**
 * What the printed text ends up on.
 *
 * @param screen whether a person looks at it, so that times are written for people and nothing wider than it is printed
 * @param width columns of the screen; 0 where there is none or nobody knows, so that nothing is cut
 * @param color whether SGR colours may be written
 * @param ascii whether drawings keep to ASCII
 */
public record Terminal(boolean screen, int width, boolean color, boolean ascii) {
    /** One that draws with more than ASCII. */
    public Terminal(boolean screen, int width, boolean color) {
        this(screen, width, color, false);
    }

    /** A file or a pipe: no cutting, no colour, and times as the API gave them. */
    public static Terminal none() {
        return new Terminal(false, 0, false);
    }
}
