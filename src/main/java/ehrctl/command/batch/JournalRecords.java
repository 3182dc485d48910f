package ehrctl.command.batch;

import java.util.Arrays;

/** What a journal says of each line of a batch, in a few bytes for each line that it names. */
final class JournalRecords {
    /** Nothing is recorded that binds: the line runs, whatever it says now. */
    static final int NONE = -2;
    /** A write was started, and what became of it is not known. */
    static final int UNKNOWN = -1;
    /** Parts of it are done, and the rest is to be done. */
    static final int REST = -3;

    // In the order of the lines, in which records come, but for a few.
    private long[] lines = new long[256];
    private long[] high = new long[256];
    private long[] low = new long[256];
    private short[] states = new short[256];
    private int size;

    /**
     * Records the newest state of a line.
     *
     * @param hash 32 hexadecimal digits
     * @param state an exit code that is final, or one of the states above
     */
    void put(long line, String hash, int state) {
        int at = find(line);
        if (at < 0) {
            at = -at - 1;
            makeRoom(at);
            lines[at] = line;
        }
        high[at] = Long.parseUnsignedLong(hash, 0, 16, 16);
        low[at] = Long.parseUnsignedLong(hash, 16, 32, 16);
        states[at] = (short) state;
    }

    private int find(long line) {
        return size > 0 && lines[size - 1] < line ? -size - 1 : Arrays.binarySearch(lines, 0, size, line);
    }

    private void makeRoom(int at) {
        if (size == lines.length) {
            int length = size * 2;
            lines = Arrays.copyOf(lines, length);
            high = Arrays.copyOf(high, length);
            low = Arrays.copyOf(low, length);
            states = Arrays.copyOf(states, length);
        }
        System.arraycopy(lines, at, lines, at + 1, size - at);
        System.arraycopy(high, at, high, at + 1, size - at);
        System.arraycopy(low, at, low, at + 1, size - at);
        System.arraycopy(states, at, states, at + 1, size - at);
        size++;
    }

    /** The exit code that it ended with for good, or one of the states above. */
    int state(long line) {
        int at = find(line);
        return at < 0 ? NONE : states[at];
    }

    /** Whether a line that is recorded still has the same hash. */
    boolean same(long line, String hash) {
        int at = find(line);
        return at >= 0
                && high[at] == Long.parseUnsignedLong(hash, 0, 16, 16)
                && low[at] == Long.parseUnsignedLong(hash, 16, 32, 16);
    }

    /** The highest line that binds; 0 where none does. */
    long last() {
        int at = size - 1;
        while (at >= 0 && states[at] == NONE) {
            at--;
        }
        return at < 0 ? 0 : lines[at];
    }

    /** How many lines bind. */
    int count() {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += states[i] == NONE ? 0 : 1;
        }
        return count;
    }
}
