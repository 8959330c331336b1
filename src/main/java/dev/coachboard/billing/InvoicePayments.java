package dev.coachboard.billing;

import dev.coachboard.billing.stripe.InvoiceGateway;
import dev.coachboard.billing.stripe.StripeInvoiceCopy;
import dev.coachboard.billing.stripe.StripeRefused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Has Stripe charge an invoice. An invoice of ours gets a copy at Stripe with one item; only a copy with exactly our
 * amount is finalised or paid, so that whatever an earlier try left behind is never charged.
 */
@ApplicationScoped
class InvoicePayments {

    private final BillingOutcomes outcomes;
    private final StripeWithdrawals withdrawals;
    private final InvoiceGateway gateway;

    InvoicePayments(BillingOutcomes outcomes, StripeWithdrawals withdrawals, InvoiceGateway gateway) {
        this.outcomes = outcomes;
        this.withdrawals = withdrawals;
        this.gateway = gateway;
    }

    private record Copy(String stripeId, StripeInvoiceCopy state) {}

    /** @param key the request's, the same for each try */
    void pay(BillingErrand errand, String customer, String key) {
        var copy = errand.writtenByStripe() ? stripesOwn(errand) : ours(errand, customer, key);
        // By an earlier charge whose event is under way.
        if (copy.state.isPaid()) return;
        if (copy.state.isDraft()) gateway.finalise(copy.stripeId, key + "/finalization");
        // What Stripe owed the client may have paid it by now.
        if (copy.state.isDraft() && isPaid(copy)) return;
        gateway.pay(copy.stripeId, key);
    }

    private boolean isPaid(Copy copy) {
        return gateway.find(copy.stripeId).filter(StripeInvoiceCopy::isPaid).isPresent();
    }

    private Copy stripesOwn(BillingErrand errand) {
        var state = gateway.find(errand.stripeId()).orElseThrow(() -> new StripeRefused("resource_missing"));
        return new Copy(errand.stripeId(), requireAmount(errand, state));
    }

    private Copy ours(BillingErrand errand, String customer, String key) {
        var known = errand.stripeId();
        if (known == null) return write(errand, customer, key + "/invoice");
        var state = gateway.find(known);
        if (isGood(errand, state)) return new Copy(known, state.get());
        // A paid one that is not ours in amount is for people to look at.
        state.filter(StripeInvoiceCopy::isPaid).ifPresent(paid -> requireAmount(errand, paid));
        withdrawals.withdraw(errand.subjectId());
        return write(errand, customer, key + "/instead-of/" + known);
    }

    private static boolean isGood(BillingErrand errand, Optional<StripeInvoiceCopy> copy) {
        return copy.filter(found -> found.total().equals(errand.due())).isPresent();
    }

    private Copy write(BillingErrand errand, String customer, String key) {
        var stripeId = draft(errand, customer, key);
        outcomes.bindInvoice(errand.subjectId(), stripeId);
        gateway.addItem(customer, stripeId, errand.invoiceNumber(), errand.due(), itemKey(errand, stripeId));
        var state = gateway.find(stripeId).orElseThrow(() -> new StripeRefused("resource_missing"));
        if (!isGood(errand, Optional.of(state))) withdrawals.withdraw(errand.subjectId());
        return new Copy(stripeId, requireAmount(errand, state));
    }

    /** The same key brings the same draft, also one that was withdrawn since. */
    private String draft(BillingErrand errand, String customer, String key) {
        var stripeId = gateway.draft(customer, errand.subjectId(), errand.currency(), key);
        var isNew =
                gateway.find(stripeId).filter(StripeInvoiceCopy::isEmptyDraft).isPresent();
        return isNew
                ? stripeId
                : gateway.draft(customer, errand.subjectId(), errand.currency(), key + "/instead-of/" + stripeId);
    }

    /** By the invoice, its copy and its amount: a second item for the same can never be added. */
    private static String itemKey(BillingErrand errand, String stripeId) {
        return "coachboard/invoice/%s/%s/%d%s/item"
                .formatted(errand.subjectId(), stripeId, errand.due().amountCents(), errand.currency());
    }

    private static StripeInvoiceCopy requireAmount(BillingErrand errand, StripeInvoiceCopy state) {
        if (!state.total().equals(errand.due())) throw new StripeRefused("other_amount");
        return state;
    }
}
