/**
 * The vocabulary: operations, requests, answers, errors and EHRs.
 *
 * <p>Every room but {@code ehrctl.id} and {@code ehrctl.json} enters.
 */
package ehrctl.api;
