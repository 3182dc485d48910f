package ehrctl.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.harness.ScriptedServer;
import ehrctl.harness.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthoritiesTest {
    @TempDir
    private static Path folder;

    private static TestAuthority companys;
    private static TestAuthority other;

    @BeforeAll
    static void makeCertificates() throws Exception {
        companys = new TestAuthority(folder, "Company");
        other = new TestAuthority(folder, "Other");
        String host = "san=ip:127.0.0.1";
        companys.sign("server", "CN=server", "-ext", host);
        companys.sign("expired", "CN=server", "-ext", host, "-startdate", "-9d", "-validity", "3");
        companys.sign("future", "CN=server", "-ext", host, "-startdate", "+9d", "-validity", "30");
        companys.sign("elsewhere", "CN=127.0.0.1", "-ext", "san=dns:other.example");
    }

    private static Path file(String name, String pem) throws IOException {
        return Files.writeString(folder.resolve(name), pem);
    }

    private static void shakeHands(Authorities authorities, String as) throws Exception {
        try (ScriptedServer server = new ScriptedServer(companys.listen(as), caller -> caller.in.read());
                Socket raw = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            Tls.shakeHands(TlsContext.sockets(authorities, null), raw, "127.0.0.1", server.port())
                    .close();
        }
    }

    private static String refusal(Authorities authorities, String as) {
        return TlsFailure.lasting(assertThrows(IOException.class, () -> shakeHands(authorities, as)));
    }

    @Test
    void theSystemsBundleHasAnAuthorityOfTheCompanys() throws Exception {
        Path bundle = file("system.crt", other.pem() + companys.pem());
        List<Path> places = List.of(folder.resolve("missing"), bundle);
        shakeHands(new Authorities(null, Map.of(), places), "server");
    }

    @Test
    void theFirstThatThereIsCountsAlone() throws Exception {
        Path mine = file("mine.pem", companys.pem());
        Path others = file("others.pem", other.pem());
        String unknown = "no authority that is trusted here signed its certificate (EHRCTL_CACERT can name another)";
        shakeHands(new Authorities(mine, Map.of("SSL_CERT_FILE", others.toString()), List.of(others)), "server");
        shakeHands(new Authorities(null, Map.of("SSL_CERT_FILE", mine.toString()), List.of(others)), "server");
        shakeHands(new Authorities(null, Map.of("SSL_CERT_FILE", ""), List.of(mine)), "server");
        assertEquals(unknown, refusal(new Authorities(others, Map.of(), List.of(mine)), "server"));
        assertEquals(unknown, refusal(new Authorities(null, Map.of(), List.of(others, mine)), "server"));
        assertEquals(unknown, refusal(new Authorities(null, Map.of(), List.of()), "server"));
    }

    @ParameterizedTest
    @CsvSource({
        "expired, its certificate has expired",
        "future, its certificate is not valid yet",
        "elsewhere, its certificate is for another host"
    })
    void aKnownAuthorityIsNotEnough(String server, String why) throws Exception {
        assertEquals(why, refusal(new Authorities(file("ca.pem", companys.pem()), Map.of()), server));
    }

    @Test
    void anotherAuthorityOfTheSameNameIsNotIt() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        TestAuthority namesake = new TestAuthority(elsewhere, "Company");
        Path both = file("both.pem", namesake.pem() + companys.pem());
        shakeHands(new Authorities(both, Map.of()), "server");
        String why = refusal(new Authorities(file("namesake.pem", namesake.pem()), Map.of()), "server");
        assertTrue(why.startsWith("no authority that is trusted here signed its certificate"), why);
    }

    @Test
    void aCertificateThatIsNamedItselfNeedsNoAuthority() throws Exception {
        shakeHands(new Authorities(file("leaf.pem", companys.pem("server")), Map.of()), "server");
    }

    @Test
    void aDamagedFileOfTheUsersIsToldAndOneOfTheSystemsPassedOver() throws Exception {
        Path damaged = file("damaged.pem", companys.pem().replaceFirst("\nM", "\n!"));
        Path good = file("good.pem", companys.pem());
        shakeHands(new Authorities(null, Map.of(), List.of(damaged, good)), "server");
        for (Authorities named : List.of(
                new Authorities(damaged, Map.of()),
                new Authorities(null, Map.of("SSL_CERT_FILE", damaged.toString())))) {
            Failure failure = assertThrows(Failure.class, named::judge);
            assertEquals(ExitCode.CONFIG, failure.exitCode());
            assertFalse(failure.wasSent());
            assertEquals(
                    "the CA file " + damaged + " holds something in line 1 that is not a certificate",
                    failure.getMessage());
        }
    }
}
