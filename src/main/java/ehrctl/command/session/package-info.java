/**
 * One command on its way: its settings, its target, and who is told.
 *
 * <p>The rooms of commands and the process boundary enter.
 */
package ehrctl.command.session;
