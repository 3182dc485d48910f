package ehrctl.command.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code --journal}: which lines of a batch were started and finished, so that running it again does nothing twice. It
 * holds numbers and keyed hashes of lines, and none of their words.
 */
final class Journal implements AutoCloseable {
    private static final String VERSION = "ehrctl_journal";

    /** How each line but the first begins. */
    private static final String RECORD = "{\"line\":";

    private final JournalFile file;
    private final JournalKey key;
    private final JournalRecords records = new JournalRecords();
    private final Map<Long, Set<String>> done = new HashMap<>();
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
            String head = Json.compact(Json.object().put(VERSION, 1).put("for", purpose));
            file.read(journal::read, rest -> (journal.headed ? RECORD : head).startsWith(start(rest, journal.headed)));
            if (!journal.headed) {
                file.append(head);
            }
            return journal;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** So much of a torn line as can be foretold. */
    private static String start(String torn, boolean record) {
        return record && torn.length() > RECORD.length() ? torn.substring(0, RECORD.length()) : torn;
    }

    private void read(String line) {
        JsonNode entry;
        try {
            entry = Json.parse(line);
        } catch (MalformedJsonException e) {
            throw JournalFile.damaged();
        }
        if (!headed) {
            readHead(entry);
            return;
        }
        JsonNode number = entry.path("line");
        String hash = entry.path("hash").asText();
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 1 || !hexadecimal(hash)) {
            throw JournalFile.damaged();
        }
        record(number.longValue(), hash, entry);
    }

    private void record(long line, String hash, JsonNode entry) {
        JsonNode exitCode = entry.path("exit_code");
        switch (entry.path("state").asText()) {
            case "started", "unknown" -> records.put(line, hash, JournalRecords.UNKNOWN);
            case "again" -> records.put(line, hash, done.containsKey(line) ? JournalRecords.REST : JournalRecords.NONE);
            case "finished" -> {
                if (!exitCode.isInt() || exitCode.intValue() < 0 || exitCode.intValue() > 255) {
                    throw JournalFile.damaged();
                }
                records.put(line, hash, exitCode.intValue());
            }
            case "accepted" -> {
                for (JsonNode part : entry.path("parts")) {
                    if (!hexadecimal(part.asText())) {
                        throw JournalFile.damaged();
                    }
                    done.computeIfAbsent(line, any -> new HashSet<>()).add(part.asText());
                }
            }
            default -> throw JournalFile.damaged();
        }
    }

    private static boolean hexadecimal(String hash) {
        for (int i = 0; i < hash.length(); i++) {
            if ("0123456789abcdef".indexOf(hash.charAt(i)) < 0) {
                return false;
            }
        }
        return hash.length() == 32;
    }

    private void readHead(JsonNode head) {
        if (head.path(VERSION).asInt() != 1) {
            throw Failure.unsent(ExitCode.CONFIG, "the file is not a journal of a batch", "take another file");
        }
        if (!head.path("for").asText().equals(purpose)) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    "the journal was written for another API, EHR or care unit, or with another key",
                    "take another file for another place");
        }
        headed = true;
    }

    /** The keyed hash of a line. */
    String hash(byte[] line) {
        synchronized (key) {
            return key.hash(line);
        }
    }

    /** The highest line that must still be there; 0 where none must. */
    long last() {
        return records.last();
    }

    /** How many lines must still be there. */
    int count() {
        return records.count();
    }

    /** Whether a line must still be the same; what sent nothing may be mended. */
    boolean knows(long line) {
        return records.state(line) != JournalRecords.NONE;
    }

    /** Whether a line that it knows is still the same. */
    boolean same(long line, String hash) {
        return records.same(line, hash);
    }

    /** Whether a line is not to be run any more. */
    boolean skips(long line) {
        return unknown(line) ? !retryUnknown : records.state(line) >= 0;
    }

    /** Whether a write was sent, or may have been, and nobody knows what became of it. */
    boolean unknown(long line) {
        return records.state(line) == JournalRecords.UNKNOWN;
    }

    /** What a line that is skipped ended with. */
    int exitCode(long line) {
        return unknown(line) ? ExitCode.UNKNOWN_OUTCOME.number() : records.state(line);
    }

    /** Whether an earlier run has done this part of a line. */
    boolean isDone(long line, String part) {
        Set<String> parts = done.get(line);
        return parts != null && parts.contains(hash(part.getBytes(StandardCharsets.UTF_8)));
    }

    /** Records parts of a line that are done, whatever becomes of the others. */
    void accepted(long line, String hash, List<String> parts) {
        ObjectNode entry = entry(line, hash).put("state", "accepted");
        ArrayNode hashes = entry.putArray("parts");
        for (String part : parts) {
            hashes.add(hash(part.getBytes(StandardCharsets.UTF_8)));
        }
        file.append(Json.compact(entry));
        file.sync();
    }

    /** To be called before a write is sent; returns when that is on the disk. */
    void started(long line, String hash) {
        file.append(Json.compact(entry(line, hash).put("state", "started")));
        file.sync();
    }

    /** @param wrote whether a write was sent, so that it must be on the disk */
    void finished(long line, String hash, int exitCode, LineEnd end, boolean wrote) {
        file.append(Json.compact(entry(line, hash).put("state", end.word()).put("exit_code", exitCode)));
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
