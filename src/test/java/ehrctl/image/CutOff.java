package ehrctl.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Listens with TLS, and can hang up without a farewell, as whoever cuts a stream off does. */
final class CutOff extends ServerSocket {
    private final SSLContext context;

    CutOff(SSLContext context) throws IOException {
        super(0, 50, InetAddress.getLoopbackAddress());
        this.context = context;
    }

    @Override
    public Socket accept() throws IOException {
        Socket raw = super.accept();
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        tls.setUseClientMode(false);
        return new Cut(raw, tls);
    }

    /** One connection. */
    static final class Cut extends Socket {
        private final Socket raw;
        private final SSLSocket tls;

        private Cut(Socket raw, SSLSocket tls) {
            this.raw = raw;
            this.tls = tls;
        }

        void hangUp() throws IOException {
            raw.shutdownOutput();
            raw.close();
        }

        @Override
        public void setTcpNoDelay(boolean on) throws java.net.SocketException {
            raw.setTcpNoDelay(on);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return tls.getInputStream();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return tls.getOutputStream();
        }

        @Override
        public synchronized void close() throws IOException {
            raw.close();
        }
    }
}
