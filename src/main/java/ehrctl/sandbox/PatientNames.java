package ehrctl.sandbox;

import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.FoldedNames;
import ehrctl.sandbox.store.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds patients by name: each name that is given, whole, whatever its case and its Unicode form. */
final class PatientNames {
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
            return select(BY_LAST, readable, emr, FoldedNames.fold(lastName == null ? "" : lastName));
        }
        if (lastName == null) {
            String first = FoldedNames.fold(firstName);
            return select(
                    BY_FIRST, readable, emr, first + FoldedNames.BETWEEN, first + (char) (FoldedNames.BETWEEN + 1));
        }
        return select(BY_BOTH, readable, emr, FoldedNames.fold(firstName, lastName));
    }

    private List<Row> select(String index, String readable, Object... values) {
        return database.rows(
                "SELECT " + Patient.COLUMNS + " FROM patient INDEXED BY " + index + readable
                        + " ORDER BY length(emr_id), emr_id",
                values);
    }
}
