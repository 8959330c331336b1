package dev.coachboard.booking;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a day in the coach's own zone. */
record TimeWindow(
        @NotNull @Schema(implementation = String.class, example = "09:00", pattern = MINUTE)
        LocalTime from,

        @NotNull
        @Schema(
                implementation = String.class,
                example = "09:45",
                pattern = MINUTE,
                description = "Later than from; 00:00 is midnight at the end of the day")
        LocalTime to) {

    static final String MINUTE = "([01][0-9]|2[0-3]):[0-5][0-9](:00)?";

    @Schema(hidden = true)
    boolean isEmpty() {
        return !endsAtMidnight() && !from.isBefore(to);
    }

    boolean overlaps(TimeWindow later) {
        return endsAtMidnight() || later.from.isBefore(to);
    }

    Instant startOn(LocalDate day, ZoneId zone) {
        return resolve(day.atTime(from), zone);
    }

    Instant endOn(LocalDate day, ZoneId zone) {
        return resolve(endsAtMidnight() ? day.plusDays(1).atStartOfDay() : day.atTime(to), zone);
    }

    private boolean endsAtMidnight() {
        return to.equals(LocalTime.MIDNIGHT);
    }

    /** A time that the clocks skip is the instant at which they skip it; of a time that comes twice, the first. */
    private static Instant resolve(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }
}
