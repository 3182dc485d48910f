/**
 * Those rules behind HTTP, with limits and faults.
 *
 * <p>Only {@code ehrctl.command.tool} enters.
 */
package ehrctl.sandbox.server;
