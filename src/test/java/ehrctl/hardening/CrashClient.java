package ehrctl.hardening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.hardening.CrashLedger.Standing;
import ehrctl.harness.Chance;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books, moves and cancels in other processes until it is killed, and writes down what it was told. */
final class CrashClient implements Runnable {
    /** Starts the program. */
    interface Starter {
        Process start(List<String> arguments) throws IOException;
    }

    private final String name;
    private final boolean batch;
    private final Chance chance;
    private final List<JsonNode> slots;
    private final CrashLedger ledger;
    private final Starter starter;
    private @Nullable Process process;
    private boolean killed;
    private @Nullable BufferedReader answers;
    private @Nullable Writer lines;

    /** @param batch whether all commands are lines to one process, or each a process of its own */
    CrashClient(String name, boolean batch, Chance chance, List<JsonNode> slots, CrashLedger ledger, Starter starter) {
        this.name = name;
        this.batch = batch;
        this.chance = chance;
        this.slots = slots;
        this.ledger = ledger;
        this.starter = starter;
    }

    @Override
    public void run() {
        boolean goesOn = true;
        for (int number = 0; goesOn; number++) {
            goesOn = book(name + "-" + number);
        }
    }

    /** One booking's life; answers whether the client goes on. */
    private boolean book(String comment) {
        JsonNode slot = chance.of(slots);
        Standing standing = new Standing(CrashLedger.second(slot.path("start").asText()), false);
        ledger.begun(comment);
        Outcome booked = run(
                "create",
                "--start",
                slot.path("start").asText(),
                "--end",
                slot.path("end").asText(),
                "--resource-id",
                slot.path("resource_id").asText(),
                "--healthcare-service-id",
                "202",
                "--patient-id",
                "301",
                "--comment",
                comment);
        String id = booked.answer() == null ? "" : booked.answer().path("id").asText();
        if (booked.exit() != 0) {
            if (booked.exit() > 0 && booked.exit() != 10) {
                ledger.refused(comment);
            }
            return booked.exit() == 6;
        }
        ledger.acknowledged(comment, standing);
        if (chance.oneIn(2)) {
            JsonNode other = chance.of(slots);
            Standing moved = new Standing(CrashLedger.second(other.path("start").asText()), false);
            Outcome update = run(
                    "update",
                    id,
                    "--start",
                    other.path("start").asText(),
                    "--end",
                    other.path("end").asText());
            if (!note(comment, moved, update)) {
                return false;
            }
            standing = update.exit() == 0 ? moved : standing;
        }
        return chance.oneIn(3) || note(comment, new Standing(standing.start(), true), run("cancel", id));
    }

    private boolean note(String comment, Standing after, Outcome outcome) {
        if (outcome.exit() == 0) {
            ledger.acknowledged(comment, after);
        } else if (outcome.exit() < 0 || outcome.exit() == 10) {
            ledger.uncertain(comment, after);
        }
        return outcome.exit() == 0 || outcome.exit() == 6;
    }

    /** @param exit negative where the process was killed before it said anything */
    private record Outcome(int exit, @Nullable JsonNode answer) {}

    private Outcome run(String verb, String... rest) {
        ArrayNode words = Json.array().add("appointments").add(verb);
        for (String word : rest) {
            words.add(word);
        }
        try {
            return batch ? line(words) : command(words);
        } catch (IOException | MalformedJsonException e) {
            return new Outcome(-1, null);
        }
    }

    private Outcome line(ArrayNode words) throws IOException, MalformedJsonException {
        if (lines == null || answers == null) {
            Process started = started(List.of("batch", "-", "--parallel", "1"));
            lines = started.outputWriter(StandardCharsets.UTF_8);
            answers = started.inputReader(StandardCharsets.UTF_8);
        }
        lines.write(Json.compact(words) + "\n");
        lines.flush();
        String answer = answers.readLine();
        if (answer == null) {
            return new Outcome(-1, null);
        }
        JsonNode json = Json.parse(answer);
        JsonNode result = json.path("result");
        return new Outcome(json.path("exit_code").asInt(-1), result.isArray() ? result.path(0) : result);
    }

    private Outcome command(ArrayNode words) throws IOException, MalformedJsonException {
        words.add("-o").add("ndjson");
        Process started = started(words.valueStream().map(JsonNode::asText).toList());
        started.getOutputStream().close();
        String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = started.onExit().join().exitValue();
        // What was said counts, also of a process that was killed after it.
        return out.endsWith("\n") ? new Outcome(0, Json.parse(out)) : new Outcome(exit < 128 ? exit : -1, null);
    }

    private Process started(List<String> arguments) throws IOException {
        Process started = starter.start(arguments);
        synchronized (this) {
            process = started;
            if (killed) {
                started.destroyForcibly();
            }
        }
        return started;
    }

    /** Kills the process that it waits for, and all that it would start. */
    synchronized void kill() {
        killed = true;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Whether none of its processes is left. */
    synchronized void awaitEnd() {
        if (process != null) {
            process.onExit().join();
        }
    }
}
