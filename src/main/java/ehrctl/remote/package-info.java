/**
 * A request over HTTP: credentials, repetitions, times to wait.
 *
 * <p>{@code ehrctl.command.session}, {@code ehrctl.command.smoke} and {@code ehrctl.fhir} enter.
 */
package ehrctl.remote;
