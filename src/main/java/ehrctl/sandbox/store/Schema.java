package ehrctl.sandbox.store;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** Brings a database to the schema that this program knows: an older one keeps its data. */
public final class Schema {
    /** The newest of the scripts {@code schema-N.sql}, which lead from one version to the next. */
    static final int VERSION = 4;

    /** Marks a SQLite file as ours: "ehrs" in ASCII. */
    static final int APPLICATION = 0x65687273;

    private static final long RETRY_NANOS = 5_000_000;

    private Schema() {}

    public static void bringUpToDate(Database database) {
        int found = version(database);
        if (found == VERSION) {
            return;
        }
        if (found == 0) {
            claim(database);
        }
        writeAhead(database);
        try (Database.Transaction transaction = database.begin(true)) {
            // Another process may have been quicker.
            int version = version(database);
            if (version != VERSION) {
                upgrade(database, version, VERSION);
                if (version > 0 && version < 3) {
                    FoldedNames.foldAgain(database);
                }
                transaction.commit();
            }
        }
    }

    /** Marks a new file before write-ahead logging begins, so that the mark stands in the file itself from then on. */
    private static void claim(Database database) {
        try (Database.Transaction transaction = database.begin(true)) {
            if (version(database) == 0) {
                database.script("PRAGMA application_id = " + APPLICATION);
            }
            transaction.commit();
        }
    }

    /**
     * Empties a database, of whatever version, in one transaction: whoever else has it open finds it new, and nobody
     * finds half of it.
     */
    public static void empty(Database database) {
        if (header(database).number(0) == 0) {
            bringUpToDate(database);
            return;
        }
        // Within a transaction the setting would have no effect.
        database.script("PRAGMA foreign_keys = OFF");
        try (Database.Transaction transaction = database.begin(true)) {
            dropAll(database);
            upgrade(database, 0, VERSION);
            transaction.commit();
        }
        try {
            // What was there is also to be gone from the disk; others at work may keep that from being done at once.
            database.script("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (Failure e) {
            // It is empty all the same.
        }
    }

    private static void dropAll(Database database) {
        for (Row table : database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
            String name = table.text(0);
            if (!name.startsWith("sqlite_")) {
                database.script("DROP TABLE \"" + name.replace("\"", "\"\"") + '"');
            }
        }
    }

    /** Write-ahead logging lets readers pass while somebody writes; the setting stays in the file. */
    private static void writeAhead(Database database) {
        long deadline = System.nanoTime() + database.busyMillis() * 1_000_000L;
        while (true) {
            try {
                database.script("PRAGMA journal_mode = WAL");
                return;
            } catch (Failure e) {
                // SQLite does not wait here by itself when several processes switch at once.
                if (e.exitCode() != ExitCode.UNAVAILABLE || System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** Runs the scripts between two versions; the caller holds the transaction. */
    static void upgrade(Database database, int from, int to) {
        for (int version = from + 1; version <= to; version++) {
            database.script(read("/ehrctl/sandbox/schema-" + version + ".sql"));
        }
        database.script("PRAGMA application_id = " + APPLICATION + "; PRAGMA user_version = " + to);
    }

    /** The file's version; 0 where it is new. */
    private static int version(Database database) {
        Row header = header(database);
        boolean empty = header.number(0) == 0 && database.row("SELECT 1 FROM sqlite_schema LIMIT 1") == null;
        if (header.number(0) == 0 && !empty) {
            // Another process may have made it between the two questions.
            header = header(database);
        }
        int version = (int) header.number(0);
        long application = header.number(1);
        boolean ours = application == APPLICATION || (empty && application == 0);
        if (!ours) {
            throw FileHeader.foreign(database.place(), "a database of another program");
        }
        if (version > VERSION) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    database.place() + ": of a newer version of ehrctl (" + version + ", this one knows " + VERSION
                            + ")",
                    "use the newer ehrctl, or another file: --api sandbox:FILE");
        }
        if (version < 0 || (version == 0 && !empty)) {
            throw DatabaseFailure.corrupt(database.place());
        }
        return version;
    }

    /** Version and application. */
    private static Row header(Database database) {
        Row row = database.row("SELECT user_version, application_id FROM pragma_user_version, pragma_application_id");
        if (row == null) {
            throw DatabaseFailure.corrupt(database.place());
        }
        return row;
    }

    private static String read(String resource) {
        try (InputStream in = Schema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }
}
