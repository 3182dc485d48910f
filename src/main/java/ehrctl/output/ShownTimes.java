package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.IsoTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times as people read them: {@code 2026-11-25 Wed 08:00}. Where all that are shown have the same offset from UTC, it is
 * said once, below them; otherwise each has its own.
 */
final class ShownTimes {
    private static final String DAYS = "MonTueWedThuFriSatSun";
    /** Up to the minutes, and without any it would be no time. */
    private static final int SHORTEST = "2026-11-25T08:00".length();

    private @Nullable ZoneOffset offset;
    private boolean some;
    private boolean local;
    private boolean different;

    /** Takes notice of a value that will be shown. */
    void see(JsonNode value) {
        IsoTime time = value.isTextual() ? parsed(value.asText()) : null;
        if (time == null || time.dateOnly()) {
            return;
        }
        some = true;
        if (time.offset() == null) {
            local = true;
        } else if (offset == null) {
            offset = time.offset();
        } else {
            different |= !offset.equals(time.offset());
        }
    }

    /** The value as people read it; null where it is no time. */
    @Nullable
    String text(JsonNode value) {
        IsoTime time = value.isTextual() && value.asText().length() >= SHORTEST ? parsed(value.asText()) : null;
        if (time == null || time.dateOnly()) {
            return null;
        }
        LocalDateTime moment = time.local();
        int day = 3 * (moment.getDayOfWeek().getValue() - 1);
        String shown = moment.toLocalDate() + " " + DAYS.substring(day, day + 3) + " " + moment.toLocalTime();
        return time.offset() == null || said() != null
                ? shown
                : shown + " " + time.offset().getId();
    }

    /** The line that says the offset of all of them; null where there are no times, or each says its own. */
    @Nullable
    String said() {
        if (!some || offset == null || local || different) {
            return null;
        }
        return "times at UTC" + (offset.equals(ZoneOffset.UTC) ? "" : offset.getId());
    }

    /** Null where the text is no time. */
    static @Nullable IsoTime parsed(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            return IsoTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
