package dev.coachboard.billing;

import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to pay with. Card numbers never come here: the browser gives them to Stripe and gets this id. */
record PaymentMethod(
        @Pattern(regexp = ID) @Schema(description = MEANING) String paymentMethod) {

    static final String ID = "pm_[A-Za-z0-9_]{1,100}";
    static final String MEANING = "Stripe's id of a card or account; without it, the one that was used last";
}
