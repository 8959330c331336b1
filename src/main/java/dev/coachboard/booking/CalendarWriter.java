package dev.coachboard.booking;

import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Objects;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;

/** Writes a member's bookings as an iCalendar file (RFC 5545). */
@ApplicationScoped
class CalendarWriter {

    private static final Duration BACK = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofDays(400);

    private static final int LINE = 75; // because RFC 5545 asks for it

    private final CalendarFeedRepository feeds;
    private final Clock clock;
    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();

    CalendarWriter(CalendarFeedRepository feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    String write(UUID memberId, Role role) {
        var now = clock.instant();
        var entries = feeds.entries(memberId, role, now.minus(BACK), now.plus(AHEAD)).stream()
                .map(entry -> entry.asOf(now))
                .toList();
        var calendar = new Calendar()
                .withProdId("-//Coachboard//Bookings//EN")
                .withDefaults()
                .getFluentTarget();
        entries.stream()
                .map(CalendarEntry::zone)
                .distinct()
                .map(zones::getTimeZone)
                .filter(Objects::nonNull)
                .map(TimeZone::getVTimeZone)
                .forEach(calendar::add);
        for (var entry : entries) calendar.add(event(entry));
        return folded(calendar.toString());
    }

    /** The UID stays for the life of the booking, so that calendars move their entry instead of adding one. */
    private VEvent event(CalendarEntry entry) {
        var event = new VEvent(
                local(entry.startsAt(), entry), local(entry.endsAt(), entry), "Session with " + entry.with());
        event.add(new Uid(entry.id() + "@coachboard"));
        event.add(new Sequence(entry.sequence()));
        event.add(status(entry.status()));
        return event;
    }

    /** In UTC where the library does not know the zone: right, if less readable. */
    private Temporal local(Instant instant, CalendarEntry entry) {
        return zones.getTimeZone(entry.zone()) == null ? instant : instant.atZone(ZoneId.of(entry.zone()));
    }

    private static Status status(BookingStatus status) {
        return switch (status) {
            case HELD -> ImmutableStatus.VEVENT_TENTATIVE;
            case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
            case CONFIRMED, COMPLETED, NO_SHOW -> ImmutableStatus.VEVENT_CONFIRMED;
        };
    }

    /** A line longer than 75 bytes goes on after a break and a space; no character is torn in two. */
    private static String folded(String text) {
        var folded = new StringBuilder();
        var bytes = 0;
        for (var character : (Iterable<Integer>) text.codePoints()::iterator) {
            var size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (character != '\r' && character != '\n' && bytes + size > LINE) {
                folded.append("\r\n ");
                bytes = 1;
            }
            folded.appendCodePoint(character);
            bytes = character == '\n' ? 0 : bytes + size;
        }
        return folded.toString();
    }
}
