/**
 * JSON shown as table, CSV, identifiers or JSON.
 *
 * <p>Knows no operation and no EHR; the rooms of {@code ehrctl.command} enter.
 */
package ehrctl.output;
