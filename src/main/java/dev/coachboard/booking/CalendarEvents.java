package dev.coachboard.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;

/** Bookings as events of a calendar, the same in a feed and in a mail. */
@ApplicationScoped
class CalendarEvents {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();

    /** With the zones that its events name. */
    Calendar calendar(List<CalendarEntry> entries) {
        var calendar = new Calendar()
                .withProdId("-//Coachboard//Bookings//EN")
                .withDefaults()
                .getFluentTarget();
        entries.stream()
                .map(CalendarEntry::zone)
                .distinct()
                .flatMap(zone -> known(zone).stream())
                .map(TimeZone::getVTimeZone)
                .distinct()
                .forEach(calendar::add);
        for (var entry : entries) calendar.add(event(entry));
        return calendar;
    }

    /** The UID stays for the life of the booking, so that calendars move their entry instead of adding one. */
    private VEvent event(CalendarEntry entry) {
        var event = new VEvent(local(entry.startsAt(), entry), local(entry.endsAt(), entry), title(entry));
        event.add(new Uid(entry.id() + "@coachboard"));
        event.add(new Sequence(entry.sequence()));
        event.add(status(entry.status()));
        if (entry.meetingUrl() != null)
            event.add(new Location(entry.meetingUrl())).add(new Url(URI.create(entry.meetingUrl())));
        return event;
    }

    /** Without what some readers take for the end of a line, or for no text at all. */
    private static String title(CalendarEntry entry) {
        return "Session with " + line(entry.with());
    }

    static String line(String name) {
        return CONTROLS.matcher(name).replaceAll(" ");
    }

    /**
     * By the name that the zone has in this file, which for "US/Eastern" is "America/New_York". In UTC where the library
     * does not know the zone: right, if less readable.
     */
    private Temporal local(Instant instant, CalendarEntry entry) {
        return known(entry.zone())
                .<Temporal>map(zone -> instant.atZone(ZoneId.of(zone.getID())))
                .orElse(instant);
    }

    /** The library's own cache throws for a zone that is newer than the library. */
    private Optional<TimeZone> known(String zone) {
        try {
            return Optional.ofNullable(zones.getTimeZone(zone));
        } catch (NullPointerException e) {
            return Optional.empty();
        }
    }

    private static Status status(BookingStatus status) {
        return switch (status) {
            case HELD -> ImmutableStatus.VEVENT_TENTATIVE;
            case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
            case CONFIRMED, COMPLETED, NO_SHOW -> ImmutableStatus.VEVENT_CONFIRMED;
        };
    }
}
