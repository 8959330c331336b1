package dev.coachboard.booking;

import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A client's place in a coach's calendar. */
@Entity
@Table(name = "bookings")
class Booking extends TenantEntity {

    /** Long enough to look at a form, short enough that nobody misses the slot for it. */
    static final Duration HOLD = Duration.ofMinutes(5);

    /** Later than this, the coach has already turned other clients away. */
    static final Duration NOTICE = Duration.ofHours(24);

    private UUID coachId;
    private UUID clientId;
    private UUID enrolmentId;
    private Instant startsAt;
    private Instant endsAt;
    private Instant blockedUntil;
    private String zone;

    @Enumerated(EnumType.STRING)
    private BookingStatus status;

    private Instant holdExpiresAt;
    private int sequence;
    private Instant createdAt;
    private Instant cancelledAt;

    /** For Hibernate alone. */
    protected Booking() {}

    Booking(UUID id, UUID clientId, NewBooking wanted, Availability availability, Instant now) {
        super(id);
        this.coachId = wanted.coachId();
        this.clientId = clientId;
        this.enrolmentId = wanted.enrolmentId();
        this.status = wanted.isHold() ? BookingStatus.HELD : BookingStatus.CONFIRMED;
        this.holdExpiresAt = wanted.isHold() ? now.plus(HOLD) : null;
        this.createdAt = now;
        place(wanted.startsAt(), availability);
    }

    /** @return false when it was confirmed before, so that a retry changes nothing */
    boolean confirm(Instant now) {
        if (status == BookingStatus.CONFIRMED) return false;
        requireOpen(now);
        status = BookingStatus.CONFIRMED;
        holdExpiresAt = null;
        return true;
    }

    /** A hold keeps its end: moved to and fro, it would never run out. */
    void move(Instant newStart, Availability availability) {
        place(newStart, availability);
        sequence++;
    }

    void cancel(Instant now) {
        requireOpen(now);
        status = BookingStatus.CANCELLED;
        cancelledAt = now;
        holdExpiresAt = null;
        sequence++;
    }

    /** The session took place, or the client did not come. */
    void end(boolean attended, Instant now) {
        requireOpen(now);
        if (status == BookingStatus.HELD) throw new Conflict("not-confirmed", "This booking was never confirmed");
        if (now.isBefore(startsAt)) throw new Conflict("not-started", "This session has not started yet");
        status = attended ? BookingStatus.COMPLETED : BookingStatus.NO_SHOW;
    }

    void requireOpen(Instant now) {
        if (!status.isOpen())
            throw new Conflict(
                    "booking-closed",
                    "This booking is already "
                            + status.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (BookingStatus.ranOut(holdExpiresAt, now))
            throw new Conflict("hold-expired", "The slot was kept for five minutes, which are over");
    }

    /** For clients alone; coaches may still change what they confirmed. */
    void requireNotice(Instant now) {
        if (status == BookingStatus.CONFIRMED && now.isAfter(startsAt.minus(NOTICE)))
            throw new Conflict("too-late", "Clients move and cancel at least 24 hours ahead; ask your coach");
    }

    boolean isConfirmed() {
        return status == BookingStatus.CONFIRMED;
    }

    boolean isPaidByCredit() {
        return enrolmentId != null;
    }

    private void place(Instant start, Availability availability) {
        startsAt = start;
        endsAt = availability.endOf(start);
        blockedUntil = availability.blockedUntil(start);
        zone = availability.zone();
    }

    UUID coachId() {
        return coachId;
    }

    UUID clientId() {
        return clientId;
    }

    UUID enrolmentId() {
        return enrolmentId;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    String zone() {
        return zone;
    }

    BookingStatus status() {
        return status;
    }

    BookingChanged changed() {
        return new BookingChanged(id(), clientId, coachId);
    }

    /** @param before when it would have begun, if it was moved */
    BookingNews news(BookingNews.Kind kind, Instant before, Instant now) {
        return new BookingNews(
                kind, id(), clientId, coachId, new BookingNews.Place(startsAt, endsAt, zone, before), sequence, now);
    }
}
