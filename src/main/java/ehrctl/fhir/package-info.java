/**
 * The unified API spoken to a FHIR R4 server.
 *
 * <p>Only {@code ehrctl.command.session} enters.
 */
package ehrctl.fhir;
