package dev.coachboard.dev.stripe;

/** Why a charge failed. */
record Decline(String code, String declineCode, String message) {

    static final Decline GENERIC = new Decline("card_declined", "generic_decline", "Your card was declined.");
    static final Decline AUTHENTICATION = new Decline(
            "invoice_payment_intent_requires_action",
            null,
            "This payment requires additional user action before it can be completed successfully.");
    static final Decline NO_CARD =
            new Decline("invoice_payment_intent_requires_action", null, "There is no payment method to charge.");
}
