package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import ehrctl.harness.Program;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SMART Backend Services against an authorization server that others wrote; only {@code mvn test -P fhir} has it. It
 * waits for most of its time, so that other classes run beside it.
 */
@Tag("keycloak")
@Execution(ExecutionMode.CONCURRENT)
class KeycloakTest {
    private static final String SECRET = "s:ecret %1 of nobody";

    private static KeyPair curve;
    private static KeyPair rsa;
    private static Clinic clinic;
    private static Gate gate;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() throws Exception {
        curve = Keys.pair("EC", 384);
        rsa = Keys.pair("RSA", 0);
        Realm realm = new Realm()
                .signing("by-curve", "ec-1", curve.getPublic())
                .signing("by-rsa", "rsa-1", rsa.getPublic())
                .sharing("by-secret", SECRET);
        clinic = Clinic.open();
        gate = new Gate(Keycloak.start(realm.json()), clinic.base);
    }

    @AfterAll
    static void stop() {
        if (gate != null) {
            gate.close();
        }
    }

    /** What a command asks to be allowed is enough for it, by each way to prove who is calling. */
    @ParameterizedTest
    @Execution(ExecutionMode.SAME_THREAD)
    @ValueSource(strings = {"by-curve", "by-rsa", "by-secret"})
    void allChecksPassWithTheScopesThatTheCommandsAskFor(String id) throws Exception {
        int before = gate.refused().size();
        Cli cli = client(id).input("198702072391");
        Cli.Result result = cli.run("smoke", "--write", "--external-id", "@-");
        assertEquals(0, result.exit(), () -> result.out() + result.err() + gate.refused());
        assertEquals(List.of(), gate.refused().subList(before, gate.refused().size()));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void whoIsNotKnownOrMayNotGetsNoFurther() throws Exception {
        assertEquals(4, run(client("by-secret").with("EHRCTL_CLIENT_SECRET", "wrong")));
        assertEquals(4, run(client("nobody")));
        Path others = Keys.file(home, Keys.pair("EC", 384), "rw-------");
        assertEquals(4, run(client("by-curve").with("EHRCTL_CLIENT_KEY_FILE", others.toString())));
        assertEquals(7, run(client("by-secret").with("EHRCTL_SCOPE", "system/Everything.rs")));
        assertEquals(7, run(client("by-secret").with("EHRCTL_SCOPE", "system/Slot.rs")));
        assertEquals(4, run(clinic.cli(home, gate.url())));
        // The realm is on another origin than the FHIR server, so that only the user can allow it.
        assertEquals(3, run(client("by-secret").with("EHRCTL_TOKEN_URL", "")));
    }

    /** One process that works longer than a token lasts meets no refusal. */
    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aRunThatOutlivesItsTokensGetsNewOnesInTime() throws Exception {
        int tokens = gate.tokens();
        int refused = gate.refused().size();
        Process batch = Program.builder(home, client("by-curve").environment(), "batch", "-")
                .redirectError(home.resolve("err").toFile())
                .start();
        try (OutputStream in = batch.getOutputStream();
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(batch.getInputStream(), StandardCharsets.UTF_8))) {
            for (int second = 0; second <= Realm.SECONDS + 5; second += 13) {
                TimeUnit.SECONDS.sleep(second == 0 ? 0 : 13);
                in.write("care-units list\n".getBytes(StandardCharsets.UTF_8));
                in.flush();
                String line = out.readLine();
                assertTrue(line != null && line.contains("\"exit_code\":0"), line);
            }
        }
        assertEquals(0, batch.waitFor());
        assertEquals(2, gate.tokens() - tokens);
        assertEquals(refused, gate.refused().size());
    }

    private static int run(Cli cli) {
        return cli.run("care-units", "list").exit();
    }

    private Cli client(String id) throws Exception {
        Cli cli = clinic.cli(home, gate.url())
                .with("EHRCTL_CLIENT_ID", id)
                .with("EHRCTL_TOKEN_URL", gate.tokenEndpoint());
        return switch (id) {
            case "by-curve" -> key(cli, curve, "ec-1");
            case "by-rsa" -> key(cli, rsa, "rsa-1");
            default -> cli.with("EHRCTL_CLIENT_SECRET", SECRET);
        };
    }

    private Cli key(Cli cli, KeyPair pair, String kid) throws Exception {
        return cli.with(
                        "EHRCTL_CLIENT_KEY_FILE",
                        Keys.file(home, pair, "rw-------").toString())
                .with("EHRCTL_CLIENT_KEY_ID", kid);
    }
}
