package dev.coachboard.booking;

import dev.coachboard.mail.MailConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;

/**
 * Writes one booking for one person's calendar (RFC 5546). We organise it ourselves, so that nobody's address goes to
 * somebody who does not have it.
 */
@ApplicationScoped
class Invites {

    private final CalendarEvents events;
    private final String organiser;

    Invites(CalendarEvents events, MailConfig config) {
        this.events = events;
        this.organiser = config.from().replaceFirst("^.*<(.*)>$", "$1");
    }

    String write(CalendarEntry entry, String method, String name, String email) {
        var calendar = events.calendar(List.of(entry));
        calendar.add(new Method(method));
        calendar.<VEvent>getComponents("VEVENT").get(0).add(organizer()).add(attendee(name, email));
        return FoldedLines.of(calendar.toString());
    }

    private Organizer organizer() {
        var organizer = new Organizer(URI.create("mailto:" + organiser));
        organizer.add(new Cn("Coachboard"));
        return organizer;
    }

    /** Who books has said yes already. */
    private static Attendee attendee(String name, String email) {
        var attendee = new Attendee(mailto(email));
        attendee.add(new Cn(CalendarEvents.line(name).replace('"', '\'')));
        attendee.add(PartStat.ACCEPTED);
        return attendee;
    }

    /** An address may hold characters that a URI may not. */
    private static URI mailto(String email) {
        try {
            return new URI("mailto", email, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not an address", e);
        }
    }
}
