package dev.coachboard.booking;

import dev.coachboard.platform.problem.Forbidden;
import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record NewBooking(
        @NotNull UUID coachId,

        @Schema(description = "Who is coached; coaches must say so, for a client it is the client")
        UUID clientId,

        @NotNull @Schema(description = "One of the coach's slots")
        Instant startsAt,

        @Schema(description = "The enrolment whose session credits pay for it; none without it")
        UUID enrolmentId,

        @Schema(description = "true keeps the slot for five minutes, in which it must be confirmed")
        Boolean hold) {

    UUID clientFor(Caller who) {
        if (who.isClient() && clientId != null && !clientId.equals(who.memberId()))
            throw new Forbidden("not-your-booking", "Clients book for themselves");
        if (who.isClient()) return who.memberId();
        if (clientId == null) throw new Unprocessable("client-required", "Say which client is coached").at("/clientId");
        return clientId;
    }

    boolean isHold() {
        return Boolean.TRUE.equals(hold);
    }
}
