package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Decides whether a card pays. */
final class Charges {

    private static final String CARD_FAILS = "card-fails";

    private final Account account;

    Charges(Account account) {
        this.account = account;
    }

    void cardWorks(String customer, boolean works) {
        account.note(customer, CARD_FAILS, !works);
    }

    boolean cardWorks(String customer) {
        return !account.isNoted(customer, CARD_FAILS);
    }

    /** Null when the charge succeeds. */
    Decline decline(String customer, String paymentMethod) {
        if (paymentMethod == null) return Decline.NO_CARD;
        if (!cardWorks(customer)) return Decline.GENERIC;
        var last4 = Json.text(account.find("payment_method", paymentMethod), "/card/last4");
        return TestCard.onChargeOf(last4);
    }

    /** The nearest default: the invoice's own, its subscription's, its customer's; or null. */
    String paymentMethodOf(ObjectNode invoice) {
        var own = Json.text(invoice, "/default_payment_method");
        if (own != null) return own;
        var subscription = subscriptionOf(invoice);
        if (subscription != null) return paymentMethodOfSubscription(subscription);
        return defaultOf(Json.text(invoice, "/customer"));
    }

    String paymentMethodOfSubscription(ObjectNode subscription) {
        var own = Json.text(subscription, "/default_payment_method");
        return own == null ? defaultOf(Json.text(subscription, "/customer")) : own;
    }

    private String defaultOf(String customer) {
        return Json.text(account.find("customer", customer), "/invoice_settings/default_payment_method");
    }

    /** Null when the invoice belongs to none. */
    ObjectNode subscriptionOf(ObjectNode invoice) {
        var id = Json.text(invoice, "/parent/subscription_details/subscription");
        return id == null ? null : account.find("subscription", id);
    }
}
