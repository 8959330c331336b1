package dev.coachboard.booking;

import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** When a coach may be booked. Its row is what bookings of that coach lock first, so they come one after the other. */
@Entity
@Table(name = "availabilities")
class Availability extends TenantEntity {

    private String zone;
    private int sessionMinutes;
    private int stepMinutes;
    private int bufferMinutes;
    private int noticeMinutes;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<WeeklyWindow> weekly;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<DayException> exceptions;

    /** For Hibernate alone. */
    protected Availability() {}

    Availability(UUID coachId, NewAvailability wanted) {
        super(coachId);
        become(wanted);
    }

    final void become(NewAvailability wanted) {
        wanted.hours().requireSane();
        zone = wanted.zone();
        sessionMinutes = wanted.sessionMinutes();
        stepMinutes = wanted.stepMinutes();
        bufferMinutes = wanted.bufferMinutes();
        noticeMinutes = wanted.noticeMinutes();
        weekly = wanted.weekly();
        exceptions = wanted.exceptions();
    }

    /** Every instant in {@code [from, to)} at which a session may start, earliest first, whoever has booked it. */
    Stream<Instant> starts(Instant from, Instant to) {
        var first = LocalDate.ofInstant(from, zoneId());
        var last = LocalDate.ofInstant(to, zoneId());
        return first.datesUntil(last.plusDays(1))
                .flatMap(this::startsOn)
                .filter(start -> !start.isBefore(from) && start.isBefore(to));
    }

    /** Refuses a start that these hours do not have, and one that comes too soon. */
    void requireOffers(Instant startsAt, Instant earliest) {
        if (starts(startsAt, startsAt.plusNanos(1)).findAny().isEmpty())
            throw new Unprocessable("not-a-slot", "No session of this coach starts at that time").at("/startsAt");
        if (startsAt.isBefore(earliest))
            throw new Unprocessable("too-soon", "This coach must be booked longer ahead").at("/startsAt");
    }

    Instant endOf(Instant startsAt) {
        return startsAt.plus(Duration.ofMinutes(sessionMinutes));
    }

    /** The end of the session and of the buffer after it. */
    Instant blockedUntil(Instant startsAt) {
        return endOf(startsAt).plus(Duration.ofMinutes(bufferMinutes));
    }

    Instant earliestAt(Instant now) {
        return now.plus(Duration.ofMinutes(noticeMinutes));
    }

    String zone() {
        return zone;
    }

    AvailabilityDetails details() {
        return new AvailabilityDetails(
                id(), zone, sessionMinutes, stepMinutes, bufferMinutes, noticeMinutes, weekly, exceptions, version());
    }

    /** Steps are real minutes, so that on the day the clocks change no session is shorter or longer than it says. */
    private Stream<Instant> startsOn(LocalDate day) {
        return new Hours(weekly, exceptions).on(day).stream().flatMap(window -> {
            var end = window.endOn(day, zoneId());
            return Stream.iterate(
                    window.startOn(day, zoneId()),
                    start -> !endOf(start).isAfter(end),
                    start -> start.plus(Duration.ofMinutes(stepMinutes)));
        });
    }

    private ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
