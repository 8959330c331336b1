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
            case CANCEL_NOW -> gateway.cancelNow(errand.stripeId(), key);
            case PAY -> pay(errand, key);
        }
    }

    private void subscribe(BillingErrand errand, String key) {
        var customer = customer(errand, key);
        var subscription = errand.subjectId();
        var stripeId = gateway.findSubscription(customer, subscription)
                .orElseGet(() -> gateway.subscribe(
                        customer, prices.require(errand.planId()), errand.trialDays(), subscription, key));
        outcomes.bindSubscription(subscription, stripeId);
    }

    /** An invoice that Stripe does not know yet is written there first; Stripe's own are paid as they are. */
    private void pay(BillingErrand errand, String key) {
        var customer = customer(errand, key);
        var stripeId = errand.stripeId();
        if (stripeId == null) {
            stripeId = gateway.bill(
                    customer,
                    errand.subjectId(),
                    errand.invoiceNumber(),
                    errand.due(),
                    "coachboard/invoice/" + errand.subjectId());
            outcomes.bindInvoice(errand.subjectId(), stripeId);
        }
        gateway.pay(stripeId, key);
    }

    private String customer(BillingErrand errand, String key) {
        var customer = customers.require(errand.clientId());
        if (errand.paymentMethod() != null) gateway.useCard(customer, errand.paymentMethod(), key + "/card");
        return customer;
    }
}
