package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * {@code --journal}: which lines of a batch were started and finished, so that running it again does nothing twice. It
 * holds numbers and keyed hashes of lines, and none of their words.
 */
final class Journal implements AutoCloseable {
    private static final String VERSION = "ehrctl_journal";

    private final JournalFile file;
    private final JournalKey key;
    private final JournalRecords records = new JournalRecords();
    private final boolean retryUnknown;
    private final String purpose;
    private boolean headed;

    private Journal(JournalFile file, JournalKey key, String purpose, boolean retryUnknown) {
        this.file = file;
        this.key = key;
        this.purpose = purpose;
        this.retryUnknown = retryUnknown;
    }

    /**
     * Opens a journal and reads it.
     *
     * @param place what the batch is for: API, EHR and care unit
     * @param retryUnknown whether writes whose end is unknown are sent again
     * @throws Failure CONFIG where it is damaged or belongs to another place; UNAVAILABLE where another batch has it
     */
    static Journal open(Path path, JournalKey key, String place, boolean retryUnknown) {
        JournalFile file = JournalFile.open(path);
        try {
            String purpose = key.hash(place.getBytes(StandardCharsets.UTF_8));
            Journal journal = new Journal(file, key, purpose, retryUnknown);
            file.read(journal::read);
            if (!journal.headed) {
                file.append(Json.compact(Json.object().put(VERSION, 1).put("for", purpose)));
            }
            return journal;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void read(String line) {
        JsonNode entry;
        try {
            entry = Json.parse(line);
        } catch (MalformedJsonException e) {
            throw Failure.unsent(ExitCode.CONFIG, "the journal is damaged", "look at it, or take another file");
        }
        if (!headed) {
            readHead(entry);
            return;
        }
        String hash = entry.path("hash").asText();
        int number = entry.path("line").asInt();
        boolean finished = entry.path("state").asText().equals("finished");
        if (number < 1
                || hash.length() != 32
                || (finished && !entry.path("exit_code").isInt())) {
            throw Failure.unsent(ExitCode.CONFIG, "the journal is damaged", "look at it, or take another file");
        }
        records.put(number, hash, finished ? entry.path("exit_code").intValue() : JournalRecords.STARTED);
    }

    private void readHead(JsonNode head) {
        if (head.path(VERSION).asInt() != 1) {
            throw Failure.unsent(ExitCode.CONFIG, "the file is no journal of a batch", "take another file");
        }
        if (!head.path("for").asText().equals(purpose)) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    "the journal was written for another API, EHR or care unit, or with another key",
                    "take another file for another place");
        }
        headed = true;
    }

    /** The keyed hash of a line; for one thread at a time. */
    String hash(byte[] line) {
        return key.hash(line);
    }

    /** The highest line that it knows; 0 where it knows none. */
    long last() {
        return records.last();
    }

    int count() {
        return records.count();
    }

    boolean knows(long line) {
        return records.state(line) != JournalRecords.NONE;
    }

    /** Whether a line that it knows is still the same. */
    boolean same(long line, String hash) {
        return records.same(line, hash);
    }

    /** Whether a line is not to be run any more. */
    boolean skips(long line) {
        int state = records.state(line);
        if (unknown(line)) {
            return !retryUnknown;
        }
        return state != JournalRecords.NONE && !mayRunAgain(state);
    }

    /** Whether a write was sent, or may have been, and nobody knows what became of it. */
    boolean unknown(long line) {
        int state = records.state(line);
        return state == JournalRecords.STARTED || state == ExitCode.UNKNOWN_OUTCOME.number();
    }

    /** What a line that is skipped ended with. */
    int exitCode(long line) {
        return unknown(line) ? ExitCode.UNKNOWN_OUTCOME.number() : records.state(line);
    }

    /** Nothing was done then, and it was not the line's own fault. */
    private static boolean mayRunAgain(int exitCode) {
        return exitCode == ExitCode.CONFIG.number()
                || exitCode == ExitCode.AUTH.number()
                || exitCode == ExitCode.UNAVAILABLE.number()
                || exitCode == ExitCode.INTERRUPTED.number();
    }

    /** To be called before a write is sent; returns when that is on the disk. */
    void started(long line, String hash) {
        file.append(Json.compact(entry(line, hash).put("state", "started")));
        file.sync();
    }

    /** @param wrote whether a write was sent, so that it must be on the disk */
    void finished(long line, String hash, int exitCode, boolean wrote) {
        file.append(Json.compact(entry(line, hash).put("state", "finished").put("exit_code", exitCode)));
        if (wrote) {
            file.sync();
        }
    }

    private static ObjectNode entry(long line, String hash) {
        return Json.object().put("line", line).put("hash", hash);
    }

    @Override
    public void close() {
        file.close();
    }
}
