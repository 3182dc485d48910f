package ehrctl.command;

import java.util.Arrays;

/** What a journal says of each line of a batch, in a few bytes each. */
final class JournalRecords {
    /** Nothing is recorded. */
    static final int NONE = -2;
    /** A write was started, and no end is recorded. */
    static final int STARTED = -1;

    private long[] high = new long[256];
    private long[] low = new long[256];
    private short[] states = new short[256];
    private int last;
    private int count;

    /** @param state an exit code, or {@link #STARTED} */
    void put(int line, String hash, int state) {
        if (line >= states.length) {
            int length = Math.max(line + 1, states.length * 2);
            high = Arrays.copyOf(high, length);
            low = Arrays.copyOf(low, length);
            states = Arrays.copyOf(states, length);
        }
        count += states[line] == 0 ? 1 : 0;
        last = Math.max(last, line);
        high[line] = Long.parseUnsignedLong(hash.substring(0, 16), 16);
        low[line] = Long.parseUnsignedLong(hash.substring(16, 32), 16);
        states[line] = (short) (state - NONE);
    }

    /** The exit code that it ended with, {@link #STARTED} or {@link #NONE}. */
    int state(long line) {
        return line < states.length ? states[(int) line] + NONE : NONE;
    }

    boolean same(long line, String hash) {
        return high[(int) line] == Long.parseUnsignedLong(hash.substring(0, 16), 16)
                && low[(int) line] == Long.parseUnsignedLong(hash.substring(16, 32), 16);
    }

    /** The highest line that is recorded; 0 where none is. */
    int last() {
        return last;
    }

    /** How many lines are recorded. */
    int count() {
        return count;
    }
}
