/**
 * The process boundary: where the JVM enters, and the one handler of every failure.
 *
 * <p>May use {@code ehrctl.command} and what a command shows to the process; nobody enters.
 */
package ehrctl;
