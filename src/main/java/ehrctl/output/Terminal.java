package ehrctl.output;

/**
 * What the printed text ends up on.
 *
 * @param width columns of the terminal; 0 when there is none, so that nothing is cut
 * @param color whether SGR colours may be written
 */
public record Terminal(int width, boolean color) {}
