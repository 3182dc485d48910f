/**
 * The API's contract as an OpenAPI document, made from the rows of operations, answers and EHRs.
 *
 * <p>{@code ehrctl.command.tool} and {@code ehrctl.sandbox.server} enter.
 */
package ehrctl.openapi;
