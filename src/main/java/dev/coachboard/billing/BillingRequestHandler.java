package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeGateway;
import dev.coachboard.billing.stripe.StripeRefused;
import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Carries out what was asked of Stripe. Tried again until Stripe answers, each time with the same key, so that it
 * happens once; a no is an answer too.
 */
@ApplicationScoped
class BillingRequestHandler implements JobHandler<BillingRequests.Wish> {

    private final BillingOutcomes outcomes;
    private final StripeCustomers customers;
    private final StripePrices prices;
    private final StripeGateway gateway;

    BillingRequestHandler(
            BillingOutcomes outcomes, StripeCustomers customers, StripePrices prices, StripeGateway gateway) {
        this.outcomes = outcomes;
        this.customers = customers;
        this.prices = prices;
        this.gateway = gateway;
    }

    @Override
    public JobType<BillingRequests.Wish> type() {
        return BillingRequests.WISH;
    }

    @Override
    public void handle(BillingRequests.Wish wish, JobRun run) {
        outcomes.open(wish.requestId()).ifPresent(errand -> {
            try {
                carryOut(errand);
                outcomes.done(errand);
            } catch (StripeRefused e) {
                outcomes.refused(errand, e.code());
            } catch (RuntimeException e) {
                // Or nothing could ever be asked again about this subscription or invoice.
                if (run.attempt() >= BillingRequests.WISH.attempts()) outcomes.notReached(errand);
                throw e;
            }
        });
    }

    private void carryOut(BillingErrand errand) {
        var key = "coachboard/request/" + errand.requestId();
        switch (errand.kind()) {
            case SUBSCRIBE -> subscribe(errand, key);
            case CHANGE_PLAN -> gateway.changePrice(errand.stripeId(), prices.require(errand.planId()), key);
            case PAUSE -> gateway.pause(errand.stripeId(), key);
            case RESUME -> gateway.resume(errand.stripeId(), key);
            case CANCEL_AT_PERIOD_END -> gateway.cancelAtPeriodEnd(errand.stripeId(), key);
            case CANCEL_NOW -> cancelNow(errand, key);
            case PAY -> pay(errand, key);
        }
    }

    /** Looked for first: an earlier try may have made it, and nothing that is refused since unmakes it. */
    private void subscribe(BillingErrand errand, String key) {
        var customer = customers.require(errand.clientId());
        var subscription = errand.subjectId();
        var stripeId = gateway.findSubscription(customer, subscription).orElseGet(() -> begin(errand, customer, key));
        outcomes.bindSubscription(subscription, stripeId);
    }

    private String begin(BillingErrand errand, String customer, String key) {
        useCard(errand, customer, key);
        return gateway.subscribe(
                customer, prices.require(errand.planId()), errand.trialDays(), errand.subjectId(), key);
    }

    /** A wish to end what never began, as far as we know, ends it here as well. */
    private void cancelNow(BillingErrand errand, String key) {
        var stripeId = errand.stripeId();
        if (stripeId == null)
            stripeId = gateway.findSubscription(customers.require(errand.clientId()), errand.subjectId())
                    .orElse(null);
        if (stripeId == null) outcomes.neverBegan(errand.subjectId());
        else gateway.cancelNow(stripeId, key);
    }

    /** An invoice that Stripe does not know yet is written there first; Stripe's own are paid as they are. */
    private void pay(BillingErrand errand, String key) {
        var customer = customers.require(errand.clientId());
        useCard(errand, customer, key);
        var stripeId = errand.stripeId() == null ? draft(errand, customer, key) : errand.stripeId();
        var state = gateway.invoiceState(stripeId);
        if (state.equals("draft")) gateway.finish(customer, stripeId, errand.invoiceNumber(), errand.due(), key);
        // By an earlier charge whose event is under way, or by what Stripe owed the client.
        if (state.equals("paid")) return;
        gateway.pay(stripeId, key);
    }

    private String draft(BillingErrand errand, String customer, String key) {
        var stripeId = gateway.draft(customer, errand.subjectId(), errand.currency(), key + "/invoice");
        outcomes.bindInvoice(errand.subjectId(), stripeId);
        return stripeId;
    }

    private void useCard(BillingErrand errand, String customer, String key) {
        if (errand.paymentMethod() != null) gateway.useCard(customer, errand.paymentMethod(), key + "/card");
    }
}
