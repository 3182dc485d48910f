package ehrctl.sandbox;

import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;

/** Ids that count up within one EHR, so that the same commands give the same ids. */
enum Sequence {
    APPOINTMENT("A"),
    PATIENT("P"),
    MEDICAL_NOTE("N"),
    DOCUMENT("D"),
    SCHEDULE_PERIOD("S");

    private final String prefix;

    Sequence(String prefix) {
        this.prefix = prefix;
    }

    /** The next id; the caller holds a writing transaction. */
    String next(Database database, String emr) {
        Row row = database.row(
                "INSERT INTO counter VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
                emr,
                prefix);
        if (row == null) {
            throw new IllegalStateException("the counter gave no number");
        }
        return prefix + row.number(0);
    }
}
