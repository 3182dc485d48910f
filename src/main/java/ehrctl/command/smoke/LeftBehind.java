package ehrctl.command.smoke;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts, by kind, what a run of {@code smoke} made and nobody takes back. */
final class LeftBehind {
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    synchronized void add(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    synchronized void addAll(LeftBehind other) {
        for (Map.Entry<String, Integer> count : other.counts.entrySet()) {
            counts.merge(count.getKey(), count.getValue(), Integer::sum);
        }
    }

    /** Such as {@code stays behind: patient (1), document (2)}. */
    synchronized String text() {
        if (counts.isEmpty()) {
            return "nothing stays behind";
        }
        StringBuilder text = new StringBuilder("stays behind: ");
        String separator = "";
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            text.append(separator)
                    .append(count.getKey())
                    .append(" (")
                    .append(count.getValue())
                    .append(')');
            separator = ", ";
        }
        return text.toString();
    }
}
