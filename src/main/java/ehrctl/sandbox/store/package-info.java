/**
 * One SQLite file: opened, brought up to date, read and written.
 *
 * <p>{@code ehrctl.sandbox} enters, and {@code ehrctl.command.tool} to empty a file.
 */
package ehrctl.sandbox.store;
