/**
 * Checks whether an environment works, and takes back what it booked.
 *
 * <p>Only {@code ehrctl.command} enters.
 */
package ehrctl.command.smoke;
