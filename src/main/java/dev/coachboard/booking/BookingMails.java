package dev.coachboard.booking;

import dev.coachboard.coaching.ClientDirectory;
import dev.coachboard.identity.MemberDirectory;
import dev.coachboard.identity.PracticeDirectory;
import dev.coachboard.mail.Enclosure;
import dev.coachboard.mail.Mail;
import dev.coachboard.mail.MailParties;
import dev.coachboard.mail.Outbox;
import dev.coachboard.mail.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mails about bookings: each person reads the other's name, and times in their own zone. */
@ApplicationScoped
class BookingMails {

    private final Outbox outbox;
    private final ClientDirectory clients;
    private final MemberDirectory members;
    private final PracticeDirectory practices;
    private final Invites invites;

    BookingMails(
            Outbox outbox,
            ClientDirectory clients,
            MemberDirectory members,
            PracticeDirectory practices,
            Invites invites) {
        this.outbox = outbox;
        this.clients = clients;
        this.members = members;
        this.practices = practices;
        this.invites = invites;
    }

    private record Reader(MailParties parties, String role, String name, String email, ZoneId zone, String with) {}

    /** @param meetingUrl null while no video meeting is known */
    void tell(BookingNews news, String meetingUrl) {
        var client = clients.requireContact(news.clientId());
        var coach = members.requireContact(news.coachId());
        tell(
                news,
                meetingUrl,
                new Reader(
                        MailParties.client(news.clientId()),
                        "client",
                        client.name(),
                        client.email(),
                        ZoneId.of(client.zone()),
                        coach.name()));
        tell(
                news,
                meetingUrl,
                new Reader(
                        MailParties.aboutClient(news.clientId()),
                        "coach",
                        coach.name(),
                        coach.email(),
                        ZoneId.of(news.place().zone()),
                        client.name()));
    }

    void remind(Reminder reminder, BookingDetails booking) {
        var client = clients.requireContact(booking.clientId());
        var zone = ZoneId.of(client.zone());
        var data = new HashMap<>(Map.of(
                "name", client.name(),
                "with", booking.coachName(),
                "practice", practices.settings().name(),
                "when", Times.between(booking.startsAt(), booking.endsAt(), zone),
                "lead", reminder.kind().lead()));
        if (booking.meetingUrl() != null) data.put("meeting", booking.meetingUrl());
        outbox.send(
                new Mail(reminder.mailKey(), "reminder", client.email(), data, List.of(), reminder.worthUntil()),
                MailParties.client(booking.clientId()));
    }

    private void tell(BookingNews news, String meetingUrl, Reader reader) {
        var place = news.place();
        var data = new HashMap<>(Map.of(
                "name", reader.name(),
                "with", reader.with(),
                "practice", practices.settings().name(),
                "when", Times.between(place.startsAt(), place.endsAt(), reader.zone())));
        // Only coaches, who have an account, get a name in the subject line.
        if (reader.role().equals("coach")) data.put("client", reader.with());
        if (place.before() != null) data.put("before", Times.at(place.before(), reader.zone()));
        if (meetingUrl != null) data.put("meeting", meetingUrl);
        var key = news.kind().template() + ":" + news.key() + ":" + reader.role();
        outbox.send(
                new Mail(key, news.kind().template(), reader.email(), data, List.of(invite(news, meetingUrl, reader))),
                reader.parties());
    }

    private Enclosure invite(BookingNews news, String meetingUrl, Reader reader) {
        var method = news.kind() == BookingNews.Kind.CANCELLED ? "CANCEL" : "REQUEST";
        return Enclosure.inline(
                "session.ics",
                "text/calendar; charset=utf-8; method=" + method,
                invites.write(news.entry(reader.with(), meetingUrl), method, reader.name(), reader.email()));
    }
}
