package ehrctl.remote;

import ehrctl.remote.AttemptFailure.Reach;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** Asks a proxy to pass bytes on to the host that TLS is to be spoken with. */
final class Tunnel {
    private Tunnel() {}

    static void open(Socket raw, URI base, ProxyRule.Proxy proxy) throws IOException, HttpException, AttemptFailure {
        String target = base.getHost() + ":" + BaseUrl.port(base);
        RequestMessage connect = new RequestMessage("CONNECT", target);
        connect.addHeader("host", target);
        if (proxy.authorization() != null) {
            connect.addHeader("proxy-authorization", proxy.authorization());
        }
        // Its buffer ends here; TLS servers say nothing first, so no byte of theirs can be lost in it.
        Wire wire = Wire.plain(raw);
        wire.http().sendRequestHeader(connect);
        wire.http().flush();
        ClassicHttpResponse answer = wire.receiveHeader();
        int status = answer.getCode();
        if (status < 200 || status > 299) {
            boolean passing = status == 429 || status == 502 || status == 503 || status == 504;
            throw new AttemptFailure(
                    passing ? Reach.NEVER_LEFT : Reach.NEVER_WILL,
                    "no connection to " + target + ": the proxy " + proxy + " answered " + status);
        }
    }
}
