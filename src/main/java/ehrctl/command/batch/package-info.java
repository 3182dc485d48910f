/**
 * Runs many lines in one process, and never a write twice.
 *
 * <p>Only {@code ehrctl.command} enters.
 */
package ehrctl.command.batch;
