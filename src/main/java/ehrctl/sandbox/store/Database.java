package ehrctl.sandbox.store;

import ehrctl.api.Failure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * The sandbox's SQLite database, the only class that knows SQLite. One connection serves all threads: whoever holds the
 * {@link Transaction} has it alone.
 *
 * <p>All methods throw {@link Failure} where the file is the cause.
 */
public final class Database implements AutoCloseable {
    /** How long to wait for other processes before giving up. */
    public static final int BUSY_MILLIS = 5_000;

    private final Place place;
    private final int busyMillis;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Database(Place place, String location, int busyMillis) {
        this.place = place;
        this.busyMillis = busyMillis;
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(busyMillis));
        try {
            // Not through DriverManager, which would look for drivers and load each.
            connection = new JDBC4Connection("jdbc:sqlite:" + location, location, properties);
        } catch (SQLException e) {
            throw e.getCause() instanceof NativeLibraryNotFoundException ? noLibrary(e) : failure(e);
        }
    }

    private static Failure noLibrary(SQLException cause) {
        Failure failure = DatabaseFailure.noLibrary(System.getProperty("java.io.tmpdir", ""));
        failure.initCause(cause);
        return failure;
    }

    /** Opens a file, which must exist; an empty file is a database without tables. */
    public static Database open(Path file, int busyMillis) {
        Place place = new Place(file);
        // As a URI, because the driver takes a question mark in a plain name for the start of settings.
        Database database = new Database(place, file.toUri().toString(), busyMillis);
        database.prepare();
        return database;
    }

    public static Database inMemory() {
        Database database = new Database(new Place(null), ":memory:", BUSY_MILLIS);
        database.prepare();
        return database;
    }

    private void prepare() {
        try {
            script("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
        } catch (Failure e) {
            close();
            throw e;
        }
    }

    /** What messages call it. */
    public Place place() {
        return place;
    }

    /** Whether it failed because SQLite found no whole database. */
    public static boolean damaged(Failure failure) {
        return failure.getCause() instanceof SQLException cause && DatabaseFailure.damage(code(cause).code & 0xff);
    }

    /** How long it waits for other processes. */
    int busyMillis() {
        return busyMillis;
    }

    /** Begins a transaction, a writing one as a writer at once, so that it never fails halfway for a lock. */
    public Transaction begin(boolean writing) {
        lock.lock();
        try {
            script(writing ? "BEGIN IMMEDIATE" : "BEGIN");
        } catch (RuntimeException e) {
            lock.unlock();
            throw e;
        }
        return new Transaction();
    }

    /** All or nothing: what is not committed when it is closed did not happen. */
    public final class Transaction implements AutoCloseable {
        private boolean committed;

        public void commit() {
            script("COMMIT");
            committed = true;
        }

        @Override
        public void close() {
            try (Statement statement = connection.createStatement()) {
                if (!committed) {
                    statement.executeUpdate("ROLLBACK");
                }
            } catch (SQLException e) {
                // SQLite has rolled back by itself where it says that there is nothing to roll back.
            } finally {
                lock.unlock();
            }
        }
    }

    /** Runs statements without parameters, several if separated by semicolons. */
    public void script(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public List<Row> rows(String sql, @Nullable Object... values) {
        try (ResultSet found = bind(sql, values).executeQuery()) {
            List<Row> rows = new ArrayList<>();
            int width = found.getMetaData().getColumnCount();
            while (found.next()) {
                @Nullable Object[] columns = new @Nullable Object[width];
                for (int i = 0; i < width; i++) {
                    columns[i] = found.getObject(i + 1);
                }
                rows.add(new Row(place, columns));
            }
            return rows;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The first row, or null. */
    @Nullable
    public Row row(String sql, @Nullable Object... values) {
        List<Row> rows = rows(sql, values);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Whether every page, row and reference is as the schema says; takes time in proportion to the file. */
    public boolean sound() {
        try (Transaction transaction = begin(false)) {
            Row found = row("PRAGMA integrity_check(1)");
            boolean sound = found != null
                    && "ok".equals(found.textOrNull(0))
                    && row("SELECT 1 FROM pragma_foreign_key_check LIMIT 1") == null;
            transaction.commit();
            return sound;
        } catch (Failure e) {
            return false;
        }
    }

    /** Inserts or updates. */
    public void change(String sql, @Nullable Object... values) {
        if (!changeUnlessRefused(sql, values)) {
            throw new IllegalStateException("a trigger refused: " + sql);
        }
    }

    /** Inserts or updates; false where a trigger refused it, and then nothing changed. */
    public boolean changeUnlessRefused(String sql, @Nullable Object... values) {
        try {
            bind(sql, values).executeUpdate();
            return true;
        } catch (SQLException e) {
            if (code(e) == SQLiteErrorCode.SQLITE_CONSTRAINT_TRIGGER) {
                return false;
            }
            throw failure(e);
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    private static SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private RuntimeException failure(SQLException e) {
        SQLiteErrorCode code = code(e);
        Failure failure = DatabaseFailure.of(place, code.code & 0xff);
        if (failure == null) {
            return new IllegalStateException(place + ": " + e.getMessage(), e);
        }
        failure.initCause(e);
        return failure;
    }
}
