package dev.coachboard.coaching;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A client in a program, with the credits that are left. Every movement of them is returned as a ledger entry. */
@Entity
@Table(name = "enrolments")
class Enrolment extends TenantEntity {

    private UUID clientId;
    private UUID programId;
    private int creditsLeft;
    private Instant enrolledAt;

    /** For Hibernate alone. */
    protected Enrolment() {}

    Enrolment(UUID id, UUID clientId, UUID programId, Instant now) {
        super(id);
        this.clientId = clientId;
        this.programId = programId;
        this.enrolledAt = now;
    }

    CreditEntry grant(int credits, Instant now) {
        return move(CreditReason.GRANTED, credits, null, now);
    }

    /** Somebody else's enrolment answers like one that does not exist. */
    void requirePayable(UUID payingClientId) {
        if (!clientId.equals(payingClientId)) throw new NotFound("enrolment");
        if (creditsLeft == 0) throw new Conflict("no-credits", "No session credits are left in this program");
    }

    CreditEntry take(UUID bookingId, Instant now) {
        return move(CreditReason.TAKEN, -1, bookingId, now);
    }

    CreditEntry giveBack(UUID bookingId, Instant now) {
        return move(CreditReason.GIVEN_BACK, 1, bookingId, now);
    }

    private CreditEntry move(CreditReason reason, int delta, UUID bookingId, Instant now) {
        creditsLeft += delta;
        return new CreditEntry(Ids.next(), id(), reason, new CreditEntry.Movement(delta, creditsLeft, bookingId), now);
    }

    UUID clientId() {
        return clientId;
    }

    UUID programId() {
        return programId;
    }

    int creditsLeft() {
        return creditsLeft;
    }

    Instant enrolledAt() {
        return enrolledAt;
    }
}
