package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What clients were told of their writes, to be held against the file when they are dead. */
final class CrashLedger {
    private static final String OVERLAPS = "SELECT count(*) FROM appointment a JOIN appointment b"
            + " ON a.emr = b.emr AND a.resource_id = b.resource_id AND a.id < b.id AND a.start_at < b.end_at"
            + " AND b.start_at < a.end_at WHERE a.status <> 'cancelled' AND b.status <> 'cancelled'";

    /** How an appointment stands: its start in seconds since 1970, and whether it is cancelled. */
    record Standing(long start, boolean cancelled) {}

    private final Map<String, Set<Standing>> acknowledged = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private int writes;

    static long second(String time) {
        return OffsetDateTime.parse(time).toEpochSecond();
    }

    /** A booking that carries this comment is on its way. */
    synchronized void begun(String comment) {
        begun.add(comment);
    }

    /** The client was told that nothing was written. */
    synchronized void refused(String comment) {
        refused.add(comment);
    }

    /** The client was told that it stands so. */
    synchronized void acknowledged(String comment, Standing standing) {
        acknowledged.put(comment, Set.of(standing));
        writes++;
        notifyAll();
    }

    /** Waits for so many more acknowledged writes. */
    synchronized void await(int more, long millis) throws InterruptedException {
        int enough = writes + more;
        long deadline = System.nanoTime() + millis * 1_000_000;
        for (long rest = millis; writes < enough && rest > 0; rest = (deadline - System.nanoTime()) / 1_000_000) {
            wait(rest);
        }
        assertTrue(writes >= enough, "only " + writes + " of " + enough + " writes came");
    }

    /** The client was told nothing: it may stand so now, or as before. */
    synchronized void uncertain(String comment, Standing standing) {
        Set<Standing> possible = new HashSet<>(acknowledged.getOrDefault(comment, Set.of()));
        possible.add(standing);
        acknowledged.put(comment, possible);
    }

    /** How many writes were acknowledged so far. */
    synchronized int writes() {
        return writes;
    }

    /** Holds all of it against the file. */
    synchronized void check(Connection file) throws SQLException {
        assertEquals("ok", text(file, "PRAGMA integrity_check"));
        assertEquals("0", text(file, "SELECT count(*) FROM pragma_foreign_key_check"));
        assertEquals("0", text(file, OVERLAPS), "no slot is booked twice");
        Map<String, Standing> there = new HashMap<>();
        try (Statement statement = file.createStatement();
                ResultSet row = statement.executeQuery("SELECT comment, start_at, status FROM appointment")) {
            while (row.next()) {
                Standing standing =
                        new Standing(row.getLong(2), row.getString(3).equals("cancelled"));
                assertEquals(null, there.put(row.getString(1), standing), "booked once: " + row.getString(1));
            }
        }
        for (String comment : there.keySet()) {
            assertTrue(begun.contains(comment), "nobody booked " + comment);
            assertTrue(!refused.contains(comment), "booked, but refused: " + comment);
        }
        for (Map.Entry<String, Set<Standing>> entry : acknowledged.entrySet()) {
            Standing standing = there.get(entry.getKey());
            assertTrue(entry.getValue().contains(standing), entry + " stands as " + standing);
            // From here on this is what is known.
            entry.setValue(Set.of(standing));
        }
    }

    private static String text(Connection file, String query) throws SQLException {
        try (Statement statement = file.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getString(1);
        }
    }
}
