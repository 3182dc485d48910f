package ehrctl.mask;

import java.util.Arrays;

/** A text as it reads once a layer of disguise is off, that knows which part of the original each character covers. */
public final class Decoded {
    private final String text;
    private final int[] starts;
    private final int[] ends;

    private Decoded(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** The original. */
    public static Decoded of(String text) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
        return new Decoded(text, starts, ends);
    }

    public String text() {
        return text;
    }

    /** Where in the original the character of that index begins. */
    public int start(int index) {
        return starts[index];
    }

    /** Where in the original the character of that index is over. */
    public int end(int index) {
        return ends[index];
    }

    /** Without the outermost layer of escapes and of UTF-8 that was read as Latin-1; this itself where there is none. */
    public Decoded next() {
        Writer out = null;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!Escapes.mayBegin(c)) {
                if (out != null) {
                    out.append(c, at, at + 1);
                }
                at++;
                continue;
            }
            Writer to = out == null ? new Writer(this, at, text.length()) : out;
            int end = Escapes.undo(text, at, to);
            if (end > at) {
                out = to;
                at = end;
            } else {
                if (out != null) {
                    out.append(c, at, at + 1);
                }
                at++;
            }
        }
        return out == null ? this : out.written();
    }

    /** As people read its digits: those of all scripts as ASCII's, nothing invisible, any blanks in a row as one. */
    public Decoded plain() {
        return Folding.plain(this);
    }

    /** As it is compared: plain, in lower case, without marks and spelling variants of letters. */
    public Decoded folded() {
        return Folding.folded(this);
    }

    /** Writes what a part of a text reads like, next to where it stands. */
    public static final class Writer {
        private final Decoded from;
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        /** Begins with nothing. */
        public Writer(Decoded from, int capacity) {
            this(from, 0, capacity);
        }

        /** Begins with the first characters of {@code from} as they are. */
        Writer(Decoded from, int length, int capacity) {
            this.from = from;
            this.text = new StringBuilder(capacity).append(from.text, 0, length);
            this.starts = new int[Math.max(16, capacity)];
            this.ends = new int[Math.max(16, capacity)];
            System.arraycopy(from.starts, 0, starts, 0, length);
            System.arraycopy(from.ends, 0, ends, 0, length);
        }

        /** Adds a character that stands from {@code start} to {@code end} in the text that is read. */
        public void append(char c, int start, int end) {
            if (text.length() == starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            starts[text.length()] = from.starts[start];
            ends[text.length()] = from.ends[end - 1];
            text.append(c);
        }

        /** What stands there belongs to the character before. */
        void join(int end) {
            if (!text.isEmpty()) {
                ends[text.length() - 1] = from.ends[end - 1];
            }
        }

        /** The character before; a blank where there is none. */
        char last() {
            return text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
        }

        public Decoded written() {
            return new Decoded(text.toString(), starts, ends);
        }
    }
}
