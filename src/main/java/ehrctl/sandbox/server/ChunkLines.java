package ehrctl.sandbox.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Lets no length of a piece through that has a sign or a blank in front, which the library reads as a number too. */
final class ChunkLines implements SessionInputBuffer {
    private final SessionInputBuffer in;

    ChunkLines(SessionInputBuffer in) {
        this.in = in;
    }

    @Override
    public boolean readLine(CharArrayBuffer line, boolean ended) throws IOException {
        boolean complete = in.readLine(line, ended);
        if (complete && !line.isEmpty() && "+- \t".indexOf(line.charAt(0)) >= 0) {
            throw new MalformedChunkCodingException("Bad chunk header");
        }
        return complete;
    }

    @Override
    public boolean hasData() {
        return in.hasData();
    }

    @Override
    public int length() {
        return in.length();
    }

    @Override
    public int fill(ReadableByteChannel from) throws IOException {
        return in.fill(from);
    }

    @Override
    public int read() {
        return in.read();
    }

    @Override
    public int read(ByteBuffer into, int most) {
        return in.read(into, most);
    }

    @Override
    public int read(ByteBuffer into) {
        return in.read(into);
    }

    @Override
    public int read(WritableByteChannel into, int most) throws IOException {
        return in.read(into, most);
    }

    @Override
    public int read(WritableByteChannel into) throws IOException {
        return in.read(into);
    }
}
