package dev.coachboard.billing;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a subscription is to end. */
record CancellationWish(
        @NotNull @Schema(description = "NOW gives up what is paid already; PERIOD_END keeps it and pays no more")
        When when) {

    enum When {
        NOW,
        PERIOD_END
    }

    BillingRequestKind kind() {
        return when == When.NOW ? BillingRequestKind.CANCEL_NOW : BillingRequestKind.CANCEL_AT_PERIOD_END;
    }
}
