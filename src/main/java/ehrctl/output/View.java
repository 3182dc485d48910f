package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an answer to show.
 *
 * @param columns columns of a table; empty to take those that the answer has
 * @param fieldsGiven whether the user chose the columns, so that every other format is cut down to them as well
 * @param fields what a record is known to hold, for the header of a CSV without records
 * @param idPath path of the value that the format {@code id} prints, or null if such rows have none
 * @param idPrefix what stands before each id: {@code emr_id:} for patients, mostly nothing
 * @param list whether it is a list by its nature, which can be sorted and cut short
 */
public record View(
        List<Column> columns,
        boolean fieldsGiven,
        List<String> fields,
        @Nullable String idPath,
        String idPrefix,
        boolean list) {
    public View {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
    }

    /** A view of rows whose id is {@code id}; without any path the answer's own keys are the columns. */
    public static View of(String... paths) {
        List<Column> columns = new ArrayList<>(paths.length);
        for (String path : paths) {
            columns.add(Column.of(path));
        }
        return new View(columns, false, List.of(paths), "id", "", false);
    }

    /** This view of records that hold {@code all} these fields, whatever a table shows of them. */
    public View holding(List<String> all) {
        return new View(columns, fieldsGiven, all, idPath, idPrefix, list);
    }

    /** This view with a further field right behind {@code other}, in tables too; the same where it has no such field. */
    public View withBehind(String other, String field) {
        int at = fields.indexOf(other);
        if (at < 0) {
            return this;
        }
        List<String> all = new ArrayList<>(fields);
        all.add(at + 1, field);
        List<Column> shown = new ArrayList<>();
        for (Column column : columns) {
            shown.add(column);
            if (column.path().equals(other)) {
                shown.add(Column.of(field));
            }
        }
        return new View(shown, fieldsGiven, all, idPath, idPrefix, list);
    }

    /** This view of a list. */
    public View ofList() {
        return new View(columns, fieldsGiven, fields, idPath, idPrefix, true);
    }

    /** This view with the id elsewhere. */
    public View withIds(String path, String prefix) {
        return new View(columns, fieldsGiven, fields, path, prefix, list);
    }

    /** This view of rows that have no id. */
    public View withoutIds() {
        return new View(columns, fieldsGiven, fields, null, "", list);
    }

    /**
     * This view with the columns that the user asked for.
     *
     * @param fields paths joined by commas, as {@code --fields} takes them: {@code id,address.city}
     * @throws IllegalArgumentException if a path is empty or has an empty key
     */
    public View withFields(String fields) {
        List<Column> chosen = new ArrayList<>();
        int start = 0;
        while (start <= fields.length()) {
            int comma = fields.indexOf(',', start);
            int end = comma < 0 ? fields.length() : comma;
            chosen.add(Column.of(fields.substring(start, end).strip()));
            start = end + 1;
        }
        return new View(chosen, true, this.fields, idPath, idPrefix, list);
    }

    /** The fields that the user chose and no record has, joined by commas; null where each is found or nothing is. */
    public @Nullable String absentFrom(JsonNode answer) {
        return fieldsGiven ? Columns.absent(columns, answer) : null;
    }

    /** Whether the column holds ids, which are never cut. */
    boolean isId(Column column) {
        String path = column.path();
        String key = path.substring(path.lastIndexOf('.') + 1);
        return path.equals(idPath) || key.equals("id") || key.endsWith("_id") || key.endsWith("_ids");
    }

    /** Whether the records have a start and an end, so that weeks can be drawn of them. */
    public boolean hasWeeks() {
        return fields.contains("start") && fields.contains("end");
    }

    /** Whether the format {@code id} makes sense here; to be asked before a request is sent. */
    public boolean hasIds() {
        return idPath != null;
    }
}
