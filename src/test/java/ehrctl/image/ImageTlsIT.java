package ehrctl.image;

import static ehrctl.harness.ScriptedServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.ScriptedServer;
import ehrctl.harness.ScriptedServer.Turn;
import ehrctl.harness.TestAuthority;
import ehrctl.image.Packaged.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the packaged program believes of a server, with the TLS library that it brings and without. */
@Timeout(120)
class ImageTlsIT {
    private static final Turn FINE = answering("200 OK", "[{\"id\":\"L0_1\"}]");
    private static final String UNKNOWN = "no authority that is trusted here signed its certificate";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static TestAuthority authority;
    private static TestAuthority other;
    private static Path withoutLibrary;
    private static Path strangeLibrary;

    /** Which image is started, and what it says of itself. */
    enum Image {
        NATIVE("TLS by Conscrypt, trusting the authorities of "),
        WITHOUT_LIBRARY("TLS by Java itself, trusting the authorities of "),
        STRANGE_LIBRARY("TLS by Java itself, trusting the authorities of ");

        private final String says;

        Image(String says) {
            this.says = says;
        }

        private Path path() {
            return switch (this) {
                case NATIVE -> Packaged.APP;
                case WITHOUT_LIBRARY -> withoutLibrary;
                case STRANGE_LIBRARY -> strangeLibrary;
            };
        }
    }

    @BeforeAll
    static void makeImagesAndCertificates() throws Exception {
        Packaged.assumeImage();
        Path library = Path.of("lib/runtime/lib/libconscrypt_openjdk_jni.so");
        withoutLibrary = Packaged.copy(Packaged.APP, shared.resolve("without"));
        Files.delete(withoutLibrary.resolve(library));
        strangeLibrary = Packaged.copy(Packaged.APP, shared.resolve("strange"));
        try (RandomAccessFile elf =
                new RandomAccessFile(strangeLibrary.resolve(library).toFile(), "rw")) {
            elf.seek(18); // the kind of machine that it is for
            elf.write(8);
        }
        authority = new TestAuthority(shared, "Authority");
        other = new TestAuthority(shared, "Other Authority");
        authority.sign("right", "CN=right", "-ext", "san=ip:127.0.0.1,dns:api.example");
        authority.sign("elsewhere", "CN=127.0.0.1", "-ext", "san=dns:other.example");
        authority.sign("cn", "CN=api.example");
        authority.sign("wildcard", "CN=wildcard", "-ext", "san=dns:*.example");
        authority.sign("expired", "CN=e", "-ext", "san=ip:127.0.0.1", "-startdate", "-9d", "-validity", "3");
        authority.sign("future", "CN=f", "-ext", "san=ip:127.0.0.1", "-startdate", "+9d", "-validity", "30");
        authority.signBy("right", "ofALeaf", "CN=l", "-ext", "san=ip:127.0.0.1");
    }

    private Path trusted(String pem) throws IOException {
        return Files.writeString(folder.resolve("ca.pem"), pem);
    }

    private Packaged program(Image image) throws Exception {
        return new Packaged(folder, image.path().resolve("bin/ehrctl"))
                .with("EHRCTL_CLIENT_ID", "clinic")
                .with("EHRCTL_CLIENT_SECRET", "not-a-secret")
                .with("EHRCTL_EMR", "webdoc")
                .with("EHRCTL_CACERT", trusted(authority.pem()).toString());
    }

    private static Result list(Packaged program, String api) throws Exception {
        return program.run("care-units", "list", "-o", "id", "-v", "--retries", "0", "--api", api);
    }

    private static void believed(Image image, Packaged program, String api) throws Exception {
        Result result = list(program, api);
        assertEquals("L0_1\n", result.out(), result.err());
        assertEquals(0, result.exit());
        assertTrue(result.err().contains("ehrctl: " + image.says), result.err());
    }

    private static ScriptedServer serving(String server, Turn... turns) throws Exception {
        return new ScriptedServer(authority.listen(server), turns);
    }

    private static String https(ScriptedServer server) {
        return "https://127.0.0.1:" + server.port();
    }

    private static void refused(Packaged program, ScriptedServer server, String why) throws Exception {
        try (server) {
            Result result = list(program, https(server));
            assertEquals(9, result.exit(), result.err());
            assertTrue(
                    result.err().contains("no TLS connection to 127.0.0.1:" + server.port() + ": " + why),
                    result.err());
            assertTrue(result.err().contains("nothing was sent"), result.err());
            assertEquals(List.of(), server.requests());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatAnAuthorityVouchesForIsBelieved(Image image) throws Exception {
        try (ScriptedServer server = serving("right", FINE)) {
            believed(image, program(image), https(server));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoNamesAnotherHostOrNoneIsNot(Image image) throws Exception {
        refused(program(image), serving("elsewhere", FINE), "its certificate is for another host");
        refused(program(image), serving("cn", FINE), "its certificate is for another host");
    }

    @ParameterizedTest
    @EnumSource
    void noCertificateIsValidBeforeAndAfterItsTime(Image image) throws Exception {
        refused(program(image), serving("expired", FINE), "its certificate has expired");
        refused(program(image), serving("future", FINE), "its certificate is not valid yet");
    }

    @ParameterizedTest
    @EnumSource
    void whomNoAuthorityKnowsIsNot(Image image) throws Exception {
        Packaged program =
                program(image).with("EHRCTL_CACERT", trusted(other.pem()).toString());
        refused(program, serving("right", FINE), UNKNOWN);
        refused(program.without("EHRCTL_CACERT"), serving("right", FINE), UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateThatMayNotSignVouchesForNobody(Image image) throws Exception {
        Result result;
        try (ScriptedServer server = serving("ofALeaf", FINE)) {
            result = list(program(image), https(server));
            assertEquals(List.of(), server.requests());
        }
        assertEquals(9, result.exit(), result.err());
    }

    @ParameterizedTest
    @EnumSource
    void aSelfSignedCertificateIsBelievedWhereItIsNamedOnly(Image image) throws Exception {
        TestAuthority self = new TestAuthority(folder, "Self");
        Packaged program = program(image);
        try (ScriptedServer server = new ScriptedServer(self.listen("ca"), FINE)) {
            Result result = list(program, https(server));
            assertTrue(result.err().contains(UNKNOWN), result.err());
        }
        trusted(self.pem());
        try (ScriptedServer server = new ScriptedServer(self.listen("ca"), FINE)) {
            Result result = list(program, https(server));
            assertTrue(result.err().contains("its certificate is for another host"), result.err());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHostIsAskedForByNameAndAWildcardStandsForOneLabel(Image image) throws Exception {
        try (ScriptedServer server = serving("wildcard", FINE, FINE)) {
            Turn tunnel = tunnelTo(server.port());
            try (ScriptedServer proxy = new ScriptedServer(tunnel, tunnel)) {
                Packaged program = program(image).with("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
                believed(image, program, "https://api.example");
                Result result = list(program, "https://deep.api.example");
                assertTrue(result.err().contains("its certificate is for another host"), result.err());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theServerLearnsWhichHostIsMeant(Image image) throws Exception {
        AtomicReference<String> asked = new AtomicReference<>("");
        Turn turn = caller -> {
            caller.read();
            ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) caller.socket).getSession();
            asked.set(session.getRequestedServerNames().toString());
            caller.answer("200 OK", "[{\"id\":\"L0_1\"}]");
        };
        try (ScriptedServer server = serving("right", turn);
                ScriptedServer proxy = new ScriptedServer(tunnelTo(server.port()))) {
            Packaged program = program(image).with("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
            believed(image, program, "https://api.example");
        }
        assertTrue(asked.get().contains("value=api.example"), asked.get());
    }

    private static Turn tunnelTo(int port) {
        return caller -> {
            caller.readHead();
            try (Socket onward = new Socket(InetAddress.getLoopbackAddress(), port)) {
                caller.write("HTTP/1.1 200 Connection established\r\n\r\n");
                Thread back = new Thread(() -> copy(onward, caller.socket));
                back.start();
                copy(caller.socket, onward);
                back.join();
            }
        };
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // Either side may hang up.
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyProtocolOfTodayIsSpoken(Image image) throws Exception {
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            SSLServerSocket socket = (SSLServerSocket) authority.listen("right");
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {protocol});
            socket.setSSLParameters(parameters);
            try (ScriptedServer server = new ScriptedServer(socket, FINE)) {
                believed(image, program(image), https(server));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOldProtocolIsNotAgreedTo(Image image) throws Exception {
        byte[] hello = new byte[5 + 4 + 38];
        byte[] head = {22, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1};
        System.arraycopy(head, 0, hello, 0, head.length);
        hello[hello.length - 2] = 0x2f;
        byte[] alert = {21, 3, 1, 0, 2, 2, 70};
        for (byte[] answer : List.of(hello, alert)) {
            Turn old = caller -> {
                caller.in.read(new byte[5]);
                caller.write(answer);
                caller.in.readAllBytes();
            };
            refused(program(image), new ScriptedServer(old), "no handshake both sides agree to");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerWithoutTlsIsToldApart(Image image) throws Exception {
        Turn plain = caller -> {
            caller.in.read();
            caller.write("HTTP/1.1 400 Bad Request\r\n\r\n");
            caller.in.readNBytes(200);
        };
        refused(program(image), new ScriptedServer(plain), "it does not speak TLS");
    }

    @ParameterizedTest
    @EnumSource
    void aHandshakeThatBreaksMayBeTriedAgain(Image image) throws Exception {
        for (Turn turn : List.<Turn>of(ImageTlsIT::hangUp, caller -> caller.reset())) {
            try (ScriptedServer server = new ScriptedServer(turn, turn)) {
                Result result = program(image).run("care-units", "list", "--retries", "1", "--api", https(server));
                assertEquals(9, result.exit());
                assertEquals(2, server.connections(), result.err());
                assertTrue(result.err().contains("nothing was sent"), result.err());
            }
        }
    }

    private static void hangUp(ScriptedServer.Caller caller) throws IOException {
        caller.in.read();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsCutOffIsNoAnswer(Image image) throws Exception {
        String body = "[{\"id\":\"L0_1\"}]";
        for (String head : List.of("content-length: 500", "transfer-encoding: chunked")) {
            Turn cut = caller -> {
                caller.read();
                String chunk = head.contains("chunked") ? "f\r\n" + body + "\r\n" : body;
                caller.write("HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n" + chunk);
                hangUpBelowTls(caller.socket);
            };
            try (ScriptedServer server = new ScriptedServer(new CutOff(authority.context("right")), cut)) {
                Result result = list(program(image), https(server));
                assertEquals(9, result.exit(), head + "\n" + result.err());
                assertEquals("", result.out());
            }
        }
    }

    private static void hangUpBelowTls(Socket tls) throws IOException {
        ((CutOff.Cut) tls).hangUp();
    }

    @ParameterizedTest
    @EnumSource
    void aLongAnswerArrivesWhole(Image image) throws Exception {
        StringBuilder body = new StringBuilder("[");
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            body.append(i == 0 ? "" : ",").append("{\"id\":\"L").append(i).append("\"}");
            ids.append('L').append(i).append('\n');
        }
        try (ScriptedServer server = serving("right", answering("200 OK", body + "]"))) {
            assertEquals(ids.toString(), list(program(image), https(server)).out());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSystemsBundleIsBelievedWithAnAuthorityOfTheCompanys(Image image) throws Exception {
        Path bundle = Path.of("/etc/ssl/certs/ca-certificates.crt");
        Assumptions.assumeTrue(Files.exists(bundle), "this system keeps no bundle there");
        Path companys = Files.write(folder.resolve("bundle.crt"), Files.readAllBytes(bundle));
        Files.writeString(companys, Files.readString(companys) + authority.pem(), StandardCharsets.UTF_8);
        String script = "mount --bind " + companys + " " + bundle + " && exec \"$0\" \"$@\"";
        Packaged program = new Packaged(
                        folder,
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        script,
                        image.path().resolve("bin/ehrctl"))
                .with("PATH", "/usr/bin:/bin:/usr/sbin:/sbin")
                .with("EHRCTL_CLIENT_ID", "clinic")
                .with("EHRCTL_CLIENT_SECRET", "not-a-secret")
                .with("EHRCTL_EMR", "webdoc");
        Assumptions.assumeTrue(program.run("--version").exit() == 0, "this machine allows no file system of one's own");
        try (ScriptedServer server = serving("right", FINE)) {
            believed(image, program, https(server));
        }
        try (ScriptedServer server = new ScriptedServer(other.listen("ca"), FINE)) {
            assertTrue(list(program, https(server)).err().contains(UNKNOWN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatTheUserNamesComesBeforeTheSystems(Image image) throws Exception {
        Path mine = Files.writeString(folder.resolve("mine.pem"), authority.pem());
        Packaged program = program(image).without("EHRCTL_CACERT").with("SSL_CERT_FILE", mine.toString());
        try (ScriptedServer server = serving("right", FINE, FINE)) {
            believed(image, program, https(server));
        }
        program.with("EHRCTL_CACERT", trusted(other.pem()).toString());
        refused(program, serving("right", FINE), UNKNOWN);
        Result missing =
                list(program.without("EHRCTL_CACERT").with("SSL_CERT_FILE", "/nowhere"), "https://127.0.0.1:1");
        assertEquals(3, missing.exit());
        assertTrue(missing.err().contains("SSL_CERT_FILE names a file"), missing.err());
    }

    @ParameterizedTest
    @EnumSource
    void editorsOfWindowsDoNoHarmToACaFile(Image image) throws Exception {
        Packaged program = program(image);
        trusted("\ufeff" + other.pem().replace("\n", "\r\n") + authority.pem().replace("\n", "\r\n"));
        try (ScriptedServer server = serving("right", FINE)) {
            believed(image, program, https(server));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchKeepsItsConnectionAndComesBackToItsSession(Image image) throws Exception {
        Path lines = Files.writeString(folder.resolve("lines"), "care-units list\n".repeat(4));
        List<String> sessions = Collections.synchronizedList(new ArrayList<>());
        Turn two = caller -> {
            sessions.add(HexFormat.of()
                    .formatHex(((SSLSocket) caller.socket).getSession().getId()));
            caller.read();
            caller.answer("200 OK", "[]");
            caller.read();
            caller.answer("200 OK\r\nconnection: close", "[]");
        };
        SSLServerSocket socket = (SSLServerSocket) authority.listen("right");
        SSLParameters parameters = socket.getSSLParameters();
        // Of the newer one's tickets the server tells nobody whether it knew them again.
        parameters.setProtocols(new String[] {"TLSv1.2"});
        socket.setSSLParameters(parameters);
        try (ScriptedServer server = new ScriptedServer(socket, two, two)) {
            Result result = program(image).run("batch", lines.toString(), "--parallel", "1", "--api", https(server));
            assertEquals(0, result.exit(), result.err());
            assertEquals(4, result.out().lines().count());
            assertEquals(2, server.connections());
        }
        assertEquals(sessions.get(0), sessions.get(1), "the second connection is a new session");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsUnpackedAtAStart(Image image) throws Exception {
        // Whatever would be unpacked would go there, and could not.
        Packaged program = program(image).with("EHRCTL_JAVA_OPTS", "-Djava.io.tmpdir=/nowhere");
        try (ScriptedServer server = serving("right", FINE)) {
            believed(image, program, https(server));
        }
        assertFalse(Files.exists(Packaged.APP.resolve("lib/runtime/lib/security/cacerts")));
    }
}
