/**
 * The small commands that are no operation of the API.
 *
 * <p>Only {@code ehrctl.command} enters.
 */
package ehrctl.command.tool;
