/**
 * What may not be told, found and hidden in any text.
 *
 * <p>Every room above {@code ehrctl.api} enters.
 */
package ehrctl.mask;
