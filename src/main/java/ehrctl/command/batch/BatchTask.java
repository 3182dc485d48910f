package ehrctl.command.batch;

import org.jspecify.annotations.Nullable;

/**
 * One line of a batch on its way through.
 *
 * @param place where its result stands in the output, counted from 0
 * @param number its number in the input, counted from 1
 * @param line null where an earlier run has done with it
 * @param hash what the journal calls it; empty without one
 */
record BatchTask(long place, long number, BatchInput.@Nullable Line line, String hash) {}
