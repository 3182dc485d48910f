package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Chance;
import ehrctl.harness.Cli;
import ehrctl.harness.Program;
import ehrctl.harness.Trials;
import ehrctl.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many processes write at once and are killed at random; what they acknowledged is there, and nothing is broken. */
class CrashTest {
    private static final int CLIENTS = 4;
    private static final int HOT_SLOTS = 12;
    private static final int MOST_WRITES = 16;
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir
    Path folder;

    private final CrashLedger ledger = new CrashLedger();

    @Test
    void killedProcessesLoseNothingThatTheyAcknowledged() throws Exception {
        List<JsonNode> slots = slots();
        int rounds = Trials.count(5, 100);
        for (int round = 0; round < rounds; round++) {
            Chance chance = Trials.chance(round);
            List<CrashClient> clients = clients(round, chance, slots, null);
            letRunAndKill(clients, chance, null);
            check();
        }
        told("embedded", rounds);
    }

    @Test
    void aKilledServerLosesNothingThatItAcknowledged() throws Exception {
        List<JsonNode> slots = slots();
        int rounds = Trials.count(3, 100);
        for (int round = 0; round < rounds; round++) {
            Chance chance = Trials.chance(1_000 + round);
            Process server = start(List.of("sandbox", "serve", "--file", file().toString()));
            String url = server.inputReader().readLine();
            List<CrashClient> clients = clients(round, chance, slots, url);
            letRunAndKill(clients, chance, server);
            check();
        }
        told("served", rounds);
    }

    private void told(String way, int rounds) {
        assertTrue(ledger.writes() >= rounds, "too few writes to tell: " + ledger.writes());
        System.err.println(
                "CrashTest, " + way + ": " + rounds + " rounds, " + ledger.writes() + " acknowledged writes");
    }

    private Path file() {
        return folder.resolve("state/ehrctl/sandbox.db");
    }

    private List<JsonNode> slots() throws Exception {
        Cli.Result found = new Cli(folder)
                .run(
                        "timeslots",
                        "list",
                        "--emr",
                        "cliniko",
                        "--healthcare-service-id",
                        "202",
                        "--start",
                        "2026-11-23",
                        "--end",
                        "2027-06-30",
                        "-o",
                        "json");
        List<JsonNode> slots = new ArrayList<>();
        Json.parse(found.out()).forEach(slots::add);
        assertTrue(slots.size() > HOT_SLOTS, found.err());
        return slots;
    }

    /** All of them want the same few slots, others in each round. */
    private List<CrashClient> clients(int round, Chance chance, List<JsonNode> slots, String url) {
        int first = round * HOT_SLOTS % (slots.size() - HOT_SLOTS);
        List<JsonNode> hot = slots.subList(first, first + HOT_SLOTS);
        List<CrashClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new CrashClient(
                    "r" + round + "c" + i, i % 2 == 0, Trials.chance(chance.below(1 << 30)), hot, ledger, arguments -> {
                        List<String> all = new ArrayList<>(arguments);
                        all.addAll(List.of("--emr", "cliniko"));
                        if (url != null) {
                            all.addAll(List.of("--api", url, "--care-unit", "L0_1", "--retries", "0"));
                        }
                        return start(all);
                    }));
        }
        return clients;
    }

    private void letRunAndKill(List<CrashClient> clients, Chance chance, Process server) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (CrashClient client : clients) {
            Thread thread = new Thread(client);
            threads.add(thread);
            thread.start();
        }
        ledger.await(1 + chance.below(MOST_WRITES), PATIENCE_MILLIS);
        Thread.sleep(chance.below(200));
        boolean serverFirst = server != null && chance.oneIn(2);
        if (serverFirst) {
            server.destroyForcibly();
        }
        for (CrashClient client : clients) {
            Thread.sleep(chance.below(100));
            client.kill();
        }
        if (server != null) {
            server.destroyForcibly().onExit().join();
        }
        for (int i = 0; i < clients.size(); i++) {
            threads.get(i).join();
            clients.get(i).awaitEnd();
        }
    }

    private void check() throws Exception {
        Cli.Result next = new Cli(folder).run("appointments", "list", "--emr", "cliniko", "-o", "json");
        assertEquals(0, next.exit(), next.err());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            ledger.check(connection);
        }
    }

    private Process start(List<String> arguments) throws IOException {
        ProcessBuilder builder = Program.builder(folder, Map.of(), arguments.toArray(new String[0]));
        builder.command().addAll(1, SqliteLibrary.flags(folder));
        return builder.redirectError(Files.createDirectories(folder.resolve("errors"))
                        .resolve("last")
                        .toFile())
                .start();
    }
}
