package dev.coachboard.dev.stripe;

import java.util.Map;

/**
 * Stripe's well-known test cards, by the ids that stand for them.
 *
 * @param onAttach why it cannot be attached; null where it can
 * @param onCharge why each charge fails; null where it succeeds
 */
record TestCard(String brand, String last4, Decline onAttach, Decline onCharge) {

    private static final Map<String, TestCard> BY_ID = Map.ofEntries(
            Map.entry("pm_card_visa", good("visa", "4242")),
            Map.entry("pm_card_mastercard", good("mastercard", "4444")),
            Map.entry("pm_card_amex", good("amex", "8431")),
            Map.entry("pm_card_chargeCustomerFail", failing("0341", Decline.GENERIC)),
            Map.entry("pm_card_authenticationRequired", failing("3184", Decline.AUTHENTICATION)),
            Map.entry("pm_card_threeDSecure2Required", failing("3220", Decline.AUTHENTICATION)),
            Map.entry("pm_card_chargeDeclined", refused("0002", Decline.GENERIC)),
            Map.entry("pm_card_visa_chargeDeclined", refused("0002", Decline.GENERIC)),
            Map.entry("pm_card_chargeDeclinedInsufficientFunds", declined("9995", "insufficient_funds")),
            Map.entry("pm_card_visa_chargeDeclinedInsufficientFunds", declined("9995", "insufficient_funds")),
            Map.entry("pm_card_visa_chargeDeclinedLostCard", declined("9987", "lost_card")),
            Map.entry("pm_card_visa_chargeDeclinedStolenCard", declined("9979", "stolen_card")),
            Map.entry("pm_card_visa_chargeDeclinedVelocityLimitExceeded", declined("6975", "card_velocity_exceeded")),
            Map.entry("pm_card_chargeDeclinedFraudulent", declined("0019", "fraudulent")),
            Map.entry("pm_card_chargeDeclinedExpiredCard", refused("0069", "expired_card", "has expired")),
            Map.entry(
                    "pm_card_chargeDeclinedIncorrectCvc",
                    refused("0127", "incorrect_cvc", "has an incorrect security code")),
            Map.entry(
                    "pm_card_chargeDeclinedProcessingError",
                    refused("0119", "processing_error", "could not be processed")));

    /** Null when the id stands for no test card. */
    static TestCard find(String id) {
        return BY_ID.get(id);
    }

    /** Null when the card pays. */
    static Decline onChargeOf(String last4) {
        return BY_ID.values().stream()
                .filter(card -> card.last4.equals(last4))
                .map(TestCard::onCharge)
                .filter(decline -> decline != null)
                .findFirst()
                .orElse(null);
    }

    private static TestCard good(String brand, String last4) {
        return new TestCard(brand, last4, null, null);
    }

    private static TestCard failing(String last4, Decline onCharge) {
        return new TestCard("visa", last4, null, onCharge);
    }

    private static TestCard refused(String last4, Decline onAttach) {
        return new TestCard("visa", last4, onAttach, null);
    }

    /** Only card_declined comes with a decline code. */
    private static TestCard refused(String last4, String code, String problem) {
        return refused(last4, new Decline(code, null, "Your card " + problem + "."));
    }

    private static TestCard declined(String last4, String declineCode) {
        return refused(last4, new Decline("card_declined", declineCode, "Your card was declined."));
    }
}
