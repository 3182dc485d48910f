package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.IsoTime;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Draws records with a start and an end as weeks: days across, hours down, four signs an hour; a drawing for each
 * resource. What is cancelled takes no time. Times are those of each record's own offset.
 */
final class WeekPrinter {
    private static final int QUARTER = 15;
    private static final int LONGEST_DAYS = 366;
    private static final int HOUR = "08:00".length();
    private static final int DAY = " Mon 23".length();
    private static final String DAYS = "MonTueWedThuFriSatSun";

    /** What a quarter of an hour holds; what comes later hides what comes before. */
    private enum Mark {
        NOTHING("·", ".", ""),
        WORKS("░", "o", "works"),
        FREE("░", "o", "free"),
        AWAITING("▒", "?", "awaits its code"),
        BOOKED("█", "#", "booked");

        private final String sign;
        private final String ascii;
        private final String word;

        Mark(String sign, String ascii, String word) {
            this.sign = sign;
            this.ascii = ascii;
            this.word = word;
        }

        String in(Terminal terminal) {
            return terminal.ascii() ? ascii : sign;
        }

        String explained(Terminal terminal) {
            return in(terminal) + " " + word;
        }
    }

    private final Terminal terminal;
    private final Map<String, TreeMap<LocalDate, Mark[]>> resources = new LinkedHashMap<>();
    private final ShownTimes times = new ShownTimes();
    private final TreeSet<Mark> used = new TreeSet<>();

    private WeekPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    static void print(Iterable<JsonNode> rows, Terminal terminal, Appendable out) throws IOException {
        WeekPrinter weeks = new WeekPrinter(terminal);
        for (JsonNode row : rows) {
            weeks.add(row);
        }
        weeks.draw(out);
    }

    private void add(JsonNode row) {
        IsoTime start = ShownTimes.parsed(row.path("start").asText());
        IsoTime end = ShownTimes.parsed(row.path("end").asText());
        Mark mark = mark(row);
        if (start == null || end == null || mark == Mark.NOTHING) {
            return;
        }
        times.see(row.path("start"));
        times.see(row.path("end"));
        used.add(mark);
        TreeMap<LocalDate, Mark[]> days = resources.computeIfAbsent(heading(row), name -> new TreeMap<>());
        LocalDateTime last = end.local().isAfter(start.local().plusDays(LONGEST_DAYS))
                ? start.local().plusDays(LONGEST_DAYS)
                : end.local();
        LocalDateTime at = start.local().truncatedTo(ChronoUnit.MINUTES);
        at = at.minusMinutes(at.getMinute() % QUARTER);
        for (; at.isBefore(last); at = at.plusMinutes(QUARTER)) {
            Mark[] day = days.computeIfAbsent(at.toLocalDate(), date -> new Mark[24 * 60 / QUARTER]);
            int quarter = (at.getHour() * 60 + at.getMinute()) / QUARTER;
            if (day[quarter] == null || day[quarter].compareTo(mark) < 0) {
                day[quarter] = mark;
            }
        }
    }

    private static Mark mark(JsonNode row) {
        return switch (row.path("status").asText("")) {
            case "" -> row.has("healthcare_service_ids") ? Mark.WORKS : Mark.FREE;
            case "cancelled" -> Mark.NOTHING;
            case "awaiting_confirmation" -> Mark.AWAITING;
            default -> Mark.BOOKED;
        };
    }

    private static String heading(JsonNode row) {
        String id = row.path("resource_id").asText("");
        String name = row.path("resource_name").asText("");
        return ControlCharacters.escape(name.isEmpty() ? id : id + "  " + name);
    }

    private void draw(Appendable out) throws IOException {
        boolean first = true;
        for (Map.Entry<String, TreeMap<LocalDate, Mark[]>> resource : resources.entrySet()) {
            TreeMap<LocalDate, Mark[]> days = resource.getValue();
            LocalDate day = days.firstKey();
            while (day != null) {
                List<LocalDate> across = across(day);
                out.append(first ? "" : "\n");
                first = false;
                draw(resource.getKey(), across, days, out);
                day = days.ceilingKey(across.get(across.size() - 1).plusDays(1));
            }
        }
        if (!first) {
            legend(out);
        }
    }

    /** The days of one week from that one on, as many as fit; from Monday on where all of them do. */
    private List<LocalDate> across(LocalDate day) {
        int room = terminal.width() == 0 ? 7 : Math.max(1, Math.min(7, (terminal.width() - HOUR) / DAY));
        LocalDate first = room == 7 ? day.minusDays(day.getDayOfWeek().getValue() - 1L) : day;
        List<LocalDate> across = new ArrayList<>();
        for (LocalDate next = first; across.size() < room; next = next.plusDays(1)) {
            if (next.getDayOfWeek().getValue() < first.getDayOfWeek().getValue()) {
                break; // the next week
            }
            across.add(next);
        }
        return across;
    }

    private void draw(String heading, List<LocalDate> across, Map<LocalDate, Mark[]> days, Appendable out)
            throws IOException {
        LocalDate first = across.get(0);
        String week = first.getYear() + "-"
                + String.valueOf(100 + first.getMonthValue()).substring(1) + "  week "
                + first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        line(heading.isEmpty() ? week : week + "  " + heading, out);
        StringBuilder names = new StringBuilder(" ".repeat(HOUR));
        int from = 24;
        int to = 0;
        for (LocalDate date : across) {
            int at = 3 * (date.getDayOfWeek().getValue() - 1);
            names.append(' ').append(DAYS, at, at + 3).append(' ');
            names.append(String.valueOf(100 + date.getDayOfMonth()).substring(1));
            Mark[] day = days.get(date);
            for (int quarter = 0; day != null && quarter < day.length; quarter++) {
                if (day[quarter] != null) {
                    from = Math.min(from, quarter / 4);
                    to = Math.max(to, quarter / 4 + 1);
                }
            }
        }
        line(names.toString(), out);
        for (int hour = from; hour < to; hour++) {
            StringBuilder line = new StringBuilder(String.valueOf(100 + hour).substring(1)).append(":00");
            for (LocalDate date : across) {
                line.append(' ').append(hour(days.get(date), hour)).append("  ");
            }
            line(line.toString(), out);
        }
    }

    private String hour(Mark @Nullable [] day, int hour) {
        StringBuilder signs = new StringBuilder();
        for (int quarter = 4 * hour; quarter < 4 * hour + 4; quarter++) {
            Mark mark = day == null || day[quarter] == null ? Mark.NOTHING : day[quarter];
            signs.append(mark.in(terminal));
        }
        return signs.toString();
    }

    /** A heading may be longer than the screen is wide. */
    private void line(String text, Appendable out) throws IOException {
        String line = text.stripTrailing();
        out.append(terminal.width() == 0 ? line : DisplayWidth.cutAtWord(line, terminal.width()))
                .append('\n');
    }

    private void legend(Appendable out) throws IOException {
        StringBuilder legend = new StringBuilder();
        for (Mark mark : used) {
            legend.append(legend.isEmpty() ? "" : ", ").append(mark.explained(terminal));
        }
        String said = times.said();
        out.append('\n').append(legend).append('\n').append(said == null ? "" : said + "\n");
    }
}
