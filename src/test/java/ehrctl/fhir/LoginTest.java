package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is calling a FHIR server, and how it is proven. */
class LoginTest {
    private static final String PLACES = "system/Location.rs system/HealthcareService.rs system/Practitioner.rs"
            + " system/PractitionerRole.rs system/Device.rs system/Schedule.rs";

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aKeySignsForATokenThatIsKeptForTheNextCommand(String algorithm) throws Exception {
        KeyPair pair = Keys.pair(algorithm, 384);
        try (Authority authority = new Authority(pair.getPublic())) {
            Cli cli = withKey(authority, Keys.file(home, pair, "rw-------"));
            assertEquals(0, listed(cli).exit());
            assertEquals(0, listed(cli).exit());
            assertEquals(List.of("configuration", "token for " + PLACES, "read", "read"), authority.log());
            try (Stream<Path> files = Files.walk(home.resolve("state/ehrctl/tokens"))) {
                List<Path> all = files.toList();
                assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(all.get(0))));
                assertEquals(2, all.size());
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(all.get(1))));
            }
        }
    }

    @Test
    void aTokenThatIsNotTakenIsRenewedOnce() throws Exception {
        try (Authority authority = new Authority(null)) {
            Cli cli = withSecret(authority, "not:a secret");
            assertEquals(0, listed(cli).exit());
            authority.withdraw();
            Cli.Result result = cli.run("care-units", "list", "-v");
            assertEquals(0, result.exit(), result::err);
            assertEquals(2, authority.given());
            assertFalse(result.err().contains("token-"), result.err());
        }
    }

    @Test
    void aTokenIsNotKeptBeyondItsEnd() throws Exception {
        try (Authority authority = new Authority(null)) {
            authority.seconds = 0;
            Cli cli = withSecret(authority, "not:a secret");
            assertEquals(0, listed(cli).exit());
            assertEquals(0, listed(cli).exit());
            assertEquals(2, authority.given());
        }
    }

    @Test
    void aTokenThatOthersCouldHavePutThereIsNotTaken() throws Exception {
        try (Authority authority = new Authority(null)) {
            Cli cli = withSecret(authority, "not:a secret");
            assertEquals(0, listed(cli).exit());
            try (Stream<Path> files = Files.walk(home.resolve("state/ehrctl/tokens"))) {
                Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            assertEquals(0, listed(cli).exit());
            assertEquals(2, authority.given());
        }
    }

    @Test
    void aWrongSecretOrKeyEndsWithFour() throws Exception {
        KeyPair pair = Keys.pair("EC", 384);
        try (Authority authority = new Authority(Keys.pair("EC", 384).getPublic())) {
            assertEquals(4, listed(withSecret(authority, "wrong")).exit());
            Cli.Result result = listed(withKey(authority, Keys.file(home, pair, "rw-------")));
            assertEquals(4, result.exit());
            assertTrue(result.err().contains("wrong signature"), result.err());
            assertEquals(4, listed(cli(authority)).exit());
        }
    }

    @Test
    void aScopeThatIsNotGrantedIsNamed() throws Exception {
        try (Authority authority = new Authority(null)) {
            Cli.Result result =
                    listed(withSecret(authority, "not:a secret").with("EHRCTL_SCOPE", "system/Everything.rs"));
            assertEquals(7, result.exit());
            assertTrue(result.err().contains("system/Everything.rs"), result.err());
        }
    }

    @Test
    void theProofGoesToTheServersOwnOriginUnlessTheUserNamesAnother() throws Exception {
        try (Authority authority = new Authority(null);
                Authority other = new Authority(null)) {
            authority.tokenEndpoint = other.origin() + "/token";
            Cli.Result result = listed(withSecret(authority, "not:a secret"));
            assertEquals(3, result.exit(), result::err);
            assertEquals(List.of(), other.log());
            Cli named = withSecret(authority, "not:a secret").with("EHRCTL_TOKEN_URL", other.origin() + "/token");
            assertEquals(4, listed(named).exit()); // another server's token is no good here
            assertEquals(2, other.given());
        }
    }

    @Test
    void aKeyThatOthersMayReadOrThatCannotSignIsRefused() throws Exception {
        KeyPair pair = Keys.pair("EC", 384);
        try (Authority authority = new Authority(pair.getPublic())) {
            Cli.Result open = listed(withKey(authority, Keys.file(home, pair, "rw-r--r--")));
            assertEquals(3, open.exit(), open::err);
            Cli.Result curve = listed(withKey(authority, Keys.file(home, Keys.pair("EC", 256), "rw-------")));
            assertEquals(3, curve.exit(), curve::err);
            assertTrue(curve.err().contains("P-384"), curve.err());
            Path text = Files.writeString(home.resolve("text.pem"), "-----BEGIN EC PRIVATE KEY-----\n");
            Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));
            Cli.Result old = listed(withKey(authority, text));
            assertEquals(3, old.exit(), old::err);
            assertTrue(old.err().contains("openssl pkcs8"), old.err());
            assertEquals(0, authority.given());
        }
    }

    @Test
    void aCommandMayPrintTheToken() throws Exception {
        try (Authority authority = new Authority(null)) {
            assertEquals(0, listed(withSecret(authority, "not:a secret")).exit());
            Cli cli = new Cli(home);
            assertEquals(
                    0,
                    cli.run(
                                    "profiles",
                                    "set",
                                    "ward",
                                    "api=fhir:" + authority.origin() + "/fhir",
                                    "token_command=[\"printf\",\"not-it\"]")
                            .exit());
            Cli.Result result = cli.run("care-units", "list", "-p", "ward");
            assertEquals(4, result.exit(), result::err);
            assertEquals(
                    2,
                    cli.run("profiles", "set", "ward", "token_command=printf").exit());
            cli.run("profiles", "set", "ward", "token_command=[\"printf\",\"" + authority.good() + "\"]");
            assertEquals(0, cli.run("care-units", "list", "-p", "ward").exit());
        }
    }

    @Test
    void credentialsOfAnotherApiAreNotSent() throws Exception {
        try (Authority authority = new Authority(null);
                Authority other = new Authority(null)) {
            Cli cli = withSecret(authority, "not:a secret");
            Cli.Result result = cli.run("care-units", "list", "--api", "fhir:" + other.origin() + "/fhir");
            assertEquals(4, result.exit(), result::err);
            assertEquals(List.of("no token"), other.log());
        }
    }

    private static Cli.Result listed(Cli cli) {
        return cli.run("care-units", "list");
    }

    private Cli cli(Authority authority) {
        return new Cli(home).with("EHRCTL_API", "fhir:" + authority.origin() + "/fhir");
    }

    private Cli withSecret(Authority authority, String secret) {
        return cli(authority).with("EHRCTL_CLIENT_ID", "my-client").with("EHRCTL_CLIENT_SECRET", secret);
    }

    private Cli withKey(Authority authority, Path key) {
        return cli(authority)
                .with("EHRCTL_CLIENT_ID", "my-client")
                .with("EHRCTL_CLIENT_KEY_FILE", key.toString())
                .with("EHRCTL_CLIENT_KEY_ID", "key-1");
    }
}
