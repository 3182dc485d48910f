package ehrctl.mask;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Masks the ids in a stream of bytes: line by line, and a line that never ends in pieces between which no id can stand.
 * What goes on for a whole piece without such a place is masked as a whole.
 */
public final class MaskedPieces {
    public static final int LONGEST = 1 << 20;

    /** What ends an id of every kind, and stands in no number or time. */
    private static final String ENDS = "/?&#\"'`;()[]{}<>|\\";

    private final OutputStream out;
    private final byte[] piece;
    private int length;
    private boolean masking;
    private boolean blank;

    public MaskedPieces(OutputStream out, int longest) {
        this.out = out;
        this.piece = new byte[longest];
    }

    /** Takes the next byte. */
    public void put(byte next) throws IOException {
        if (masking && !ends(next)) {
            blank = next == ' ';
            return;
        }
        if (masking) {
            masking = false;
            if (blank) {
                piece[length++] = ' ';
            }
        }
        piece[length++] = next;
        if (next == '\n') {
            write(length);
        } else if (length == piece.length) {
            int cut = cut();
            write(cut);
            if (cut == 0) {
                out.write(new byte[] {'*', '*', '*'});
                length = 0;
                masking = true;
                blank = false;
            }
        }
    }

    /** There is no next byte. */
    public void end() throws IOException {
        write(length);
    }

    /** How much may be written: up to the last place that no id crosses. */
    private int cut() {
        for (int i = length - 2; i > 0; i--) {
            boolean blank = piece[i] == ' ' && !maybeDigit(piece[i - 1]) && !maybeDigit(piece[i + 1]);
            if (blank || ENDS.indexOf(piece[i]) >= 0) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether what is masked is over; a number may go on behind a blank. */
    private boolean ends(byte next) {
        return next == '\n' || ENDS.indexOf(next) >= 0 || (blank && next != ' ' && !maybeDigit(next));
    }

    /** There are other digits than ASCII's. */
    private static boolean maybeDigit(byte b) {
        return b < 0 || (b >= '0' && b <= '9');
    }

    private void write(int end) throws IOException {
        byte[] bytes = Arrays.copyOf(piece, end);
        // Logs hold other encodings too; one that keeps every byte serves a line that is no UTF-8.
        Charset charset = isUtf8(bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        out.write(Mask.text(new String(bytes, charset)).getBytes(charset));
        System.arraycopy(piece, end, piece, 0, length - end);
        length -= end;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
