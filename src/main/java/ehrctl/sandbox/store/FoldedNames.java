package ehrctl.sandbox.store;

import java.text.Normalizer;
import java.util.Locale;

/** Names in the one form that is kept to compare by, whatever their case and their Unicode form. */
public final class FoldedNames {
    /** Stands between the two names where they are kept, as no name holds it there. */
    public static final char BETWEEN = '\n';

    private FoldedNames() {}

    /** Brings what an older version kept into today's form; the caller holds the transaction. */
    static void foldAgain(Database database) {
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
    public static String fold(String firstName, String lastName) {
        return fold(firstName) + BETWEEN + fold(lastName);
    }

    public static String fold(String name) {
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
