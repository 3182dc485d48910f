package ehrctl.docs;

import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Operation;
import ehrctl.api.Source;
import ehrctl.id.IdType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The README's tables, between the marks that stand around them. */
final class ReadmeTables {
    private ReadmeTables() {}

    /** The README with its tables as the code says. */
    static String in(String readme) {
        String text = between(readme, "ehrs", ehrs());
        return between(text, "exit-codes", exitCodes());
    }

    private static String between(String text, String mark, String table) {
        String open = "<!-- " + mark + " -->\n";
        int start = text.indexOf(open) + open.length();
        int end = text.indexOf("<!-- /" + mark + " -->");
        if (start < open.length() || end < start) {
            throw new IllegalStateException("the README has lost its mark " + mark);
        }
        return text.substring(0, start) + table + text.substring(end);
    }

    private static String ehrs() {
        StringBuilder table = new StringBuilder("| code | name | resource ids | patient ids | lacks, and demands |\n");
        table.append("|---|---|---|---|---|\n");
        for (Ehr ehr : Ehrs.all()) {
            table.append("| `")
                    .append(ehr.code())
                    .append("` | ")
                    .append(ehr.name())
                    .append(" | ")
                    .append(types(ehr.resourceIds(Source.CHOSEN)))
                    .append(" | ")
                    .append(types(ehr.patientIds(Source.CHOSEN)))
                    .append(" | ")
                    .append(String.join("; ", particulars(ehr)))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String types(List<IdType> types) {
        StringBuilder words = new StringBuilder();
        for (IdType type : types) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(
                            switch (type) {
                                case EMR_ID -> "E";
                                case SE_PERSONAL_NUMBER -> "SE";
                                case NO_PERSONAL_NUMBER -> "NO";
                                case HSA_ID -> "HSA";
                                case NHS_NUMBER -> "NHS";
                            });
        }
        return words.toString();
    }

    private static List<String> particulars(Ehr ehr) {
        List<String> words = new java.util.ArrayList<>();
        Set<String> nouns = new LinkedHashSet<>();
        for (Operation operation : Operation.values()) {
            nouns.add(operation.noun());
        }
        for (String noun : nouns) {
            String verbs = lacked(ehr, noun);
            if (!verbs.isEmpty()) {
                words.add(verbs);
            }
        }
        if (ehr.twoStep()) {
            words.add("booking and cancelling await a code");
        }
        if (ehr.patientsReadable() == Ehr.PatientsReadable.CREATED) {
            words.add("only patients created through the API can be read");
        }
        IdType externalId = ehr.externalId();
        for (String field : ehr.patientNeeds(Source.CHOSEN)) {
            String number = field.equals("external_id") && externalId != null ? " (" + externalId.title() + ")" : "";
            words.add("a new patient needs `" + field + "`" + number);
        }
        return words;
    }

    private static String lacked(Ehr ehr, String noun) {
        int all = 0;
        List<String> lacked = new java.util.ArrayList<>();
        for (Operation operation : Operation.values()) {
            if (operation.noun().equals(noun) && !operation.bulk()) {
                all++;
                if (!ehr.supports(operation, Source.CHOSEN)) {
                    lacked.add(operation.verb());
                }
            }
        }
        if (lacked.isEmpty()) {
            return "";
        }
        return "no " + (lacked.size() == all ? noun : noun + " " + String.join(", ", lacked));
    }

    private static String exitCodes() {
        StringBuilder table = new StringBuilder("| code | name | when |\n|---|---|---|\n");
        for (ExitCode code : ExitCode.values()) {
            table.append("| ")
                    .append(code.number())
                    .append(" | ")
                    .append(code.word())
                    .append(" | ")
                    .append(code.meaning())
                    .append(" |\n");
        }
        return table.toString();
    }
}
