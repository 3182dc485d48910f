package ehrctl.sandbox;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** Brings a database to the schema that this program knows: a new one with seeds, an older one with its data kept. */
final class Schema {
    /** The newest of the scripts {@code schema-N.sql}, which lead from one version to the next. */
    static final int VERSION = 3;

    /** Marks a SQLite file as ours: "ehrs" in ASCII. */
    static final int APPLICATION = 0x65687273;

    private static final long RETRY_NANOS = 5_000_000;

    private Schema() {}

    static void bringUpToDate(Database database) {
        if (version(database) == VERSION) {
            return;
        }
        writeAhead(database);
        try (Database.Transaction transaction = database.begin(true)) {
            // Another process may have been quicker.
            int version = version(database);
            if (version != VERSION) {
                upgrade(database, version, VERSION);
                if (version == 0) {
                    Seed.sow(database);
                } else if (version < 3) {
                    new PatientNames(database).foldAgain();
                }
                transaction.commit();
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
        boolean blank = header.number(0) == 0 && header.number(1) == 0;
        boolean empty = blank && database.row("SELECT 1 FROM sqlite_schema LIMIT 1") == null;
        if (blank && !empty) {
            // Another process may have made it between the two questions.
            header = header(database);
        }
        int version = (int) header.number(0);
        boolean ours = header.number(1) == APPLICATION;
        if (!ours && !empty) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    database.name() + ": a database of another program",
                    "name another file: --api sandbox:FILE");
        }
        if (version > VERSION) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    database.name() + ": of a newer version of ehrctl (" + version + ", this one knows " + VERSION
                            + ")",
                    "use the newer ehrctl, or another file: --api sandbox:FILE");
        }
        if (version < 0 || (ours && version == 0)) {
            throw DatabaseFailure.corrupt(database.name());
        }
        return version;
    }

    /** Version and application. */
    private static Row header(Database database) {
        Row row = database.row("SELECT user_version, application_id FROM pragma_user_version, pragma_application_id");
        if (row == null) {
            throw DatabaseFailure.corrupt(database.name());
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
