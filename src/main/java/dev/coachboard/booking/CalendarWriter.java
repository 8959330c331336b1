package dev.coachboard.booking;

import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Writes a member's bookings as an iCalendar file (RFC 5545). */
@ApplicationScoped
class CalendarWriter {

    private static final Duration BACK = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofDays(400);

    private final CalendarFeedRepository feeds;
    private final CalendarEvents events;
    private final Clock clock;

    CalendarWriter(CalendarFeedRepository feeds, CalendarEvents events, Clock clock) {
        this.feeds = feeds;
        this.events = events;
        this.clock = clock;
    }

    String write(UUID memberId, Role role) {
        var now = clock.instant();
        var entries = feeds.entries(memberId, role, now.minus(BACK), now.plus(AHEAD)).stream()
                .map(entry -> entry.asOf(now))
                .toList();
        return FoldedLines.of(events.calendar(entries).toString());
    }
}
