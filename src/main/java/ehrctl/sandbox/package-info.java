/**
 * The API's rules, a transaction each.
 *
 * <p>{@code ehrctl.command.session}, {@code ehrctl.command.tool} and {@code ehrctl.sandbox.server} enter.
 */
package ehrctl.sandbox;
