package dev.coachboard.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A time that can be booked. */
record Slot(
        Instant startsAt,
        Instant endsAt,

        @Schema(description = "The start as clocks in the zone show it")
        OffsetDateTime localStart,

        String zone) {

    static Slot of(Instant startsAt, Availability availability, ZoneId zone) {
        return new Slot(
                startsAt, availability.endOf(startsAt), startsAt.atZone(zone).toOffsetDateTime(), zone.getId());
    }
}
