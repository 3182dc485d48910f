package ehrctl.command;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.id.Mask;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code ids mask}: a filter that masks identifiers in any text, line by line. */
final class IdsMaskCommand extends ToolCommand {
    IdsMaskCommand() {
        super("ids", "mask", "Mask identifiers in text: from standard input to standard output");
    }

    @Override
    public List<String> examples() {
        return List.of("ids mask < server.log");
    }

    @Override
    public int run(Session session) {
        InputStream in = new BufferedInputStream(session.surroundings().in());
        OutputStream out = session.surroundings().out();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n' && !write(session, line, out)) {
                    return 0;
                }
            }
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, "standard input cannot be read");
        }
        write(session, line, out);
        return 0;
    }

    /** Whether the reader is still there. */
    private static boolean write(Session session, ByteArrayOutputStream line, OutputStream out) {
        byte[] bytes = line.toByteArray();
        line.reset();
        // Logs hold other encodings too; one that keeps every byte serves a line that is no UTF-8.
        Charset charset = isUtf8(bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        try {
            out.write(Mask.text(new String(bytes, charset)).getBytes(charset));
            return true;
        } catch (IOException e) {
            session.diagnostics().outputFailed(e, false);
            return false;
        }
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
