package dev.coachboard.billing;

import java.util.Optional;
import java.util.UUID;

/** What a client would call a change of their subscription; a new period alone is none. */
record SubscriptionTerms(SubscriptionStatus status, UUID planId, boolean cancelsAtPeriodEnd) {

    /** A sentence for a mail. Empty where nothing changed, or where a refused charge says more. */
    Optional<String> changeSince(SubscriptionTerms before, String periodEndsOn) {
        if (status != before.status) return statusChange(before.status);
        if (!planId.equals(before.planId)) return Optional.of("You have changed to this plan.");
        if (cancelsAtPeriodEnd == before.cancelsAtPeriodEnd) return Optional.empty();
        return Optional.of(
                cancelsAtPeriodEnd
                        ? "It will end on " + periodEndsOn + "; until then nothing changes."
                        : "It will go on after all.");
    }

    private Optional<String> statusChange(SubscriptionStatus before) {
        return switch (status) {
            case TRIALING -> Optional.of("Your trial has begun.");
            case ACTIVE ->
                Optional.of(
                        switch (before) {
                            case PAUSED -> "It goes on.";
                            case PAST_DUE -> "Your payment arrived; everything is as before.";
                            default -> "It is active.";
                        });
            case PAUSED -> Optional.of("It is paused: nothing is charged until it goes on.");
            case CANCELLED -> Optional.of("It has ended.");
            case INCOMPLETE, PAST_DUE -> Optional.empty();
        };
    }
}
