package dev.coachboard.platform.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Reads times and dates between 1970 and 2199, in bodies, paths and queries alike. */
public final class SaneTimes {

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2199-12-31T23:59:59.999999Z");

    private SaneTimes() {}

    /**
     * An instant with an offset, to the microsecond that PostgreSQL keeps.
     *
     * @throws DateTimeException if it is not one
     */
    public static Instant instant(String text) {
        var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) throw new DateTimeException("out of range");
        return instant;
    }

    /** @throws DateTimeException if it is not a date */
    public static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        if (date.getYear() < 1970 || date.getYear() > 2199) throw new DateTimeException("out of range");
        return date;
    }

    /**
     * A time of day in whole minutes.
     *
     * @throws DateTimeException if it is not one
     */
    static LocalTime minute(String text) {
        var time = LocalTime.parse(text);
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) throw new DateTimeException("not whole minutes");
        return time;
    }
}
