package ehrctl.sandbox;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds patients by name: each name that is given, whole, whatever its case and its Unicode form. */
final class PatientNames {
    /** Stands between the two names where they are kept, as no name holds it there. */
    private static final char BETWEEN = '\n';

    // Told which index to take, because without statistics SQLite would read all patients of the EHR.
    private static final String BY_BOTH = "patient_by_name WHERE emr = ? AND folded_name = ?";
    private static final String BY_FIRST = "patient_by_name WHERE emr = ? AND folded_name >= ? AND folded_name < ?";
    private static final String BY_LAST =
            "patient_by_last_name WHERE emr = ? AND substr(folded_name, instr(folded_name, char(10)) + 1) = ?";

    private final Database database;

    PatientNames(Database database) {
        this.database = database;
    }

    /** @param readable a further condition in SQL; may be empty */
    List<Patient> find(String emr, @Nullable String firstName, @Nullable String lastName, String readable) {
        List<Patient> found = new ArrayList<>();
        for (Row row : rows(emr, firstName, lastName, readable)) {
            found.add(Patient.of(row));
        }
        return found;
    }

    private List<Row> rows(String emr, @Nullable String firstName, @Nullable String lastName, String readable) {
        if (firstName == null) {
            return select(BY_LAST, readable, emr, fold(lastName == null ? "" : lastName));
        }
        if (lastName == null) {
            String first = fold(firstName);
            return select(BY_FIRST, readable, emr, first + BETWEEN, first + (char) (BETWEEN + 1));
        }
        return select(BY_BOTH, readable, emr, fold(firstName, lastName));
    }

    private List<Row> select(String index, String readable, Object... values) {
        return database.rows(
                "SELECT " + Patient.COLUMNS + " FROM patient INDEXED BY " + index + readable
                        + " ORDER BY length(emr_id), emr_id",
                values);
    }

    /** Brings what an older version kept into today's form; the caller holds the transaction. */
    void foldAgain() {
        for (Row row : database.rows("SELECT emr, emr_id, first_name, last_name, folded_name FROM patient")) {
            String folded = fold(row.text(2), row.text(3));
            if (!folded.equals(row.text(4))) {
                database.change(
                        "UPDATE patient SET folded_name = ? WHERE emr = ? AND emr_id = ?",
                        folded,
                        row.text(0),
                        row.text(1));
            }
        }
    }

    /** Both names in the one form that is kept to compare by. */
    static String fold(String firstName, String lastName) {
        return fold(firstName) + BETWEEN + fold(lastName);
    }

    private static String fold(String name) {
        // Upper case first: it alone joins what lower case keeps apart, like the two small sigmas.
        String folded = name.replace(BETWEEN, ' ').toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return mayBeComposed(folded) ? Normalizer.normalize(folded, Normalizer.Form.NFC) : folded;
    }

    /** No letter below the combining marks changes, which spares most names the tables of the normalizer. */
    private static boolean mayBeComposed(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= '\u0300') {
                return true;
            }
        }
        return false;
    }
}
