package ehrctl.command.batch;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a batch one after the other; comments and blank lines are counted and passed over. */
public final class BatchInput {
    /** Longer ones are no command: the rest of such a line is dropped, so that memory stays small. */
    static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private int at;
    private long number;
    private final AtomicLong passed = new AtomicLong();

    /** One line that holds a command. */
    public static final class Line {
        private final long number;
        private final byte[] bytes;

        private Line(long number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        /** Counted from 1. */
        public long number() {
            return number;
        }

        /** Without the line's end. */
        byte[] bytes() {
            return bytes;
        }

        /**
         * The line as text.
         *
         * @throws Failure USAGE where it is too long or no UTF-8
         */
        public String text() {
            if (bytes.length > LONGEST) {
                throw Failure.usage("the line is longer than 1 MiB");
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                throw Failure.usage("the line is not UTF-8");
            }
        }
    }

    public BatchInput(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read so far; for any thread. */
    public long passed() {
        return passed.get();
    }

    /** The next line, or null at the end. */
    @Nullable
    public Line next() {
        try {
            while (at < filled || fill()) {
                byte[] bytes = line();
                number++;
                if (number == 1 && bytes.length >= 3 && bytes[0] == -17 && bytes[1] == -69 && bytes[2] == -65) {
                    // The byte order mark of editors on Windows is nobody's text.
                    bytes = Arrays.copyOfRange(bytes, 3, bytes.length);
                }
                if (!empty(bytes)) {
                    return new Line(number, bytes);
                }
            }
            return null;
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, "the batch cannot be read any further");
        }
    }

    /** Whether something is left that is no comment, as far as can be told without waiting for it. */
    boolean hasMore() {
        for (int from = at; from < filled; ) {
            int end = from;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            if (!empty(Arrays.copyOfRange(buffer, from, end))) {
                return true;
            }
            from = end + 1;
        }
        try {
            return in.available() > 0;
        } catch (IOException e) {
            // It is closed, or no pipe can say so.
            return false;
        }
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream longer = null;
        while (true) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int start = at;
            boolean ended = end < filled;
            at = ended ? end + 1 : end;
            passed.addAndGet(at - start);
            if (longer == null && ended) {
                return Arrays.copyOfRange(buffer, start, end);
            }
            longer = longer == null ? new ByteArrayOutputStream() : longer;
            longer.write(buffer, start, Math.min(end - start, LONGEST + 1 - longer.size()));
            if (ended || !fill()) {
                return longer.toByteArray();
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private static boolean empty(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return b == '#';
            }
        }
        return true;
    }
}
