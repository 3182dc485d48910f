/**
 * Typed identifiers and their check digits.
 *
 * <p>Every room enters; it uses the JDK alone.
 */
package ehrctl.id;
