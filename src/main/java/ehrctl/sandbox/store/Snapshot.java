package ehrctl.sandbox.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a database held at one moment, kept in memory. */
public final class Snapshot {
    private final Map<String, List<Row>> tables;

    private Snapshot(Map<String, List<Row>> tables) {
        this.tables = tables;
    }

    public static Snapshot take(Database database) {
        Map<String, List<Row>> tables = new LinkedHashMap<>();
        try (Database.Transaction transaction = database.begin(false)) {
            for (String table : tables(database)) {
                tables.put(table, database.rows("SELECT * FROM " + table));
            }
            transaction.commit();
        }
        return new Snapshot(tables);
    }

    /** Puts all of it back in one transaction; what was written since is gone. */
    public void restore(Database database) {
        try (Database.Transaction transaction = database.begin(true)) {
            clear(database);
            for (Map.Entry<String, List<Row>> table : tables.entrySet()) {
                for (Row row : table.getValue()) {
                    @Nullable Object[] values = row.values();
                    String marks = "?" + ", ?".repeat(values.length - 1);
                    database.change("INSERT INTO " + table.getKey() + " VALUES (" + marks + ")", values);
                }
            }
            transaction.commit();
        }
    }

    /** Forgets everything in one transaction. */
    public static void empty(Database database) {
        try (Database.Transaction transaction = database.begin(true)) {
            clear(database);
            transaction.commit();
        }
    }

    private static void clear(Database database) {
        // Rows refer to each other; until the end of the transaction that may lead nowhere.
        database.script("PRAGMA defer_foreign_keys = ON");
        for (String table : tables(database)) {
            database.change("DELETE FROM " + table);
        }
    }

    private static List<String> tables(Database database) {
        List<String> names = new ArrayList<>();
        for (Row table : database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")) {
            if (!table.text(0).startsWith("sqlite_")) {
                names.add('"' + table.text(0).replace("\"", "\"\"") + '"');
            }
        }
        return names;
    }
}
