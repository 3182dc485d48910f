package ehrctl.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The sandbox's "now" where it may be set, moved and stopped while the sandbox is in use. */
public final class SettableClock extends Clock {
    private static final Clock SYSTEM = Clock.systemUTC();

    /** What a local time anywhere can still be told for. */
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private final Clock first;
    private Instant shown = Instant.EPOCH;
    private Instant since = Instant.EPOCH;
    private boolean frozen;

    /** @param first what it shows before anybody sets it: the system's time, or one that stands still */
    public SettableClock(Clock first) {
        this.first = first;
        reset();
    }

    /** Shows what it did at first. */
    public synchronized void reset() {
        show(first.instant());
        frozen = !first.equals(SYSTEM);
    }

    /**
     * Shows another time, all of it or nothing.
     *
     * @param iso where it goes on from, ISO 8601, in UTC where it has no offset; null for the time that it shows
     * @param by how much is added to that
     * @param stop whether it then stands still; null where that is to stay as it is
     * @throws DateTimeException or ArithmeticException if that is no time
     */
    public synchronized void change(@Nullable String iso, Duration by, @Nullable Boolean stop) {
        Instant from = iso == null ? instant() : Instant.ofEpochSecond(Times.parse(iso, ZoneOffset.UTC));
        Instant to = from.plus(by);
        if (to.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw new DateTimeException("too far");
        }
        show(to);
        frozen = stop == null ? frozen : stop;
    }

    private void show(Instant time) {
        shown = time;
        since = SYSTEM.instant();
    }

    /** The fields {@code now} (ISO 8601, UTC) and {@code frozen}. */
    public synchronized ObjectNode toJson() {
        return Json.object().put("now", instant().toString()).put("frozen", frozen);
    }

    @Override
    public synchronized Instant instant() {
        return frozen ? shown : shown.plus(Duration.between(since, SYSTEM.instant()));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
