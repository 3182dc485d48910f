/**
 * JSON trees, read and written without more of Jackson than a start can pay for.
 *
 * <p>Every room enters.
 */
package ehrctl.json;
