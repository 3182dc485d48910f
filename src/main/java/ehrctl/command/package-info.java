/**
 * Finds the command that the words name, and explains where there is none.
 *
 * <p>May use every room below it; only the process boundary enters.
 */
package ehrctl.command;
