package ehrctl.command.tool;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.mask.MaskedPieces;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** {@code ids mask}: a filter that masks identifiers in any text, line by line. */
public final class IdsMaskCommand extends ToolCommand {
    public IdsMaskCommand() {
        super("ids", "mask", "Mask identifiers in text: from standard input to standard output");
    }

    @Override
    public List<String> examples() {
        return List.of("ids mask < server.log");
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Dates, times, UUIDs and phone numbers with a country's code stay. Other numbers that look like an"
                        + " id, such as in hashes or epoch seconds, may be masked too: better one too many.");
    }

    @Override
    public boolean usesProfile() {
        return false;
    }

    @Override
    public int run(Session session) {
        if (session.surroundings().inIsTerminal()) {
            session.diagnostics().note("reading text from standard input; Ctrl-D ends it");
        }
        InputStream in = new BufferedInputStream(session.surroundings().in());
        MaskedPieces pieces = new MaskedPieces(session.surroundings().out(), MaskedPieces.LONGEST);
        for (int b = read(in); b >= 0; b = read(in)) {
            if (!written(session, pieces, b)) {
                return 0;
            }
        }
        written(session, pieces, -1);
        return 0;
    }

    private static int read(InputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, "standard input cannot be read");
        }
    }

    /** Whether the reader is still there. */
    private static boolean written(Session session, MaskedPieces pieces, int b) {
        try {
            if (b < 0) {
                pieces.end();
            } else {
                pieces.put((byte) b);
            }
            return true;
        } catch (IOException e) {
            session.diagnostics().outputFailed(e, false);
            return false;
        }
    }
}
