/**
 * What may be typed, and its values read.
 *
 * <p>Every room of {@code ehrctl.command} enters, and the process boundary.
 */
package ehrctl.command.line;
