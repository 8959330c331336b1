package dev.coachboard.billing;

import dev.coachboard.platform.problem.Forbidden;
import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param clientId who buys; a client buys for nobody else and may leave it out */
record NewSubscription(
        UUID clientId,
        @NotNull UUID planId,

        @Pattern(regexp = PaymentMethod.ID) @Schema(description = PaymentMethod.MEANING)
        String paymentMethod) {

    UUID clientFor(Caller who) {
        if (who.isClient()) {
            if (clientId != null && !clientId.equals(who.memberId()))
                throw new Forbidden("forbidden", "Clients buy for themselves");
            return who.memberId();
        }
        if (clientId == null) throw new Unprocessable("client-required", "Say which client buys").at("/clientId");
        return clientId;
    }
}
