/**
 * Turns one line into one request.
 *
 * <p>Only {@code ehrctl.command} enters.
 */
package ehrctl.command.request;
