package dev.coachboard.dev.stripe;

import java.util.Map;

/** Stripe's well-known test cards, by the ids that stand for them. */
record TestCard(String brand, String last4, Decline onAttach) {

    /** Attaches well, and then every charge is declined. */
    static final String FAILS_LATER = "0341";

    private static final Map<String, TestCard> BY_ID = Map.of(
            "pm_card_visa", new TestCard("visa", "4242", null),
            "pm_card_mastercard", new TestCard("mastercard", "4444", null),
            "pm_card_amex", new TestCard("amex", "8431", null),
            "pm_card_chargeCustomerFail", new TestCard("visa", FAILS_LATER, null),
            "pm_card_chargeDeclined", new TestCard("visa", "0002", Decline.GENERIC),
            "pm_card_visa_chargeDeclined", new TestCard("visa", "0002", Decline.GENERIC),
            "pm_card_chargeDeclinedInsufficientFunds",
                    new TestCard(
                            "visa",
                            "9995",
                            new Decline("card_declined", "insufficient_funds", "Your card has insufficient funds.")),
            "pm_card_chargeDeclinedExpiredCard",
                    new TestCard("visa", "0069", new Decline("expired_card", null, "Your card has expired.")));

    /** Null when the id stands for no test card. */
    static TestCard find(String id) {
        return BY_ID.get(id);
    }
}
