package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeGateway;
import dev.coachboard.billing.stripe.StripeRefused;
import dev.coachboard.billing.stripe.StripeUnavailable;
import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

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
    private final InvoicePayments payments;

    BillingRequestHandler(
            BillingOutcomes outcomes,
            StripeCustomers customers,
            StripePrices prices,
            StripeGateway gateway,
            InvoicePayments payments) {
        this.outcomes = outcomes;
        this.customers = customers;
        this.prices = prices;
        this.gateway = gateway;
        this.payments = payments;
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
                if (run.isLast(type(), e)) giveUp(errand, e);
                throw e;
            }
        });
    }

    private void giveUp(BillingErrand errand, RuntimeException failure) {
        if (failure instanceof StripeUnavailable || failure instanceof FaultToleranceException)
            outcomes.notReached(errand);
        else outcomes.failed(errand);
    }

    private void carryOut(BillingErrand errand) {
        var key = "coachboard/request/" + errand.requestId();
        switch (errand.kind()) {
            case SUBSCRIBE -> subscribe(errand, key);
            case CHANGE_PLAN -> gateway.changePrice(errand.stripeId(), prices.require(errand.planId(), key), key);
            case PAUSE -> gateway.pause(errand.stripeId(), key);
            case RESUME -> gateway.resume(errand.stripeId(), key);
            case CANCEL_AT_PERIOD_END -> gateway.cancelAtPeriodEnd(errand.stripeId(), key);
            case CANCEL_NOW -> cancelNow(errand, key);
            case PAY -> pay(errand, key);
        }
    }

    /** Looked for first: an earlier try may have made it, and nothing that is refused since unmakes it. */
    private void subscribe(BillingErrand errand, String key) {
        var customer = customers.require(errand.clientId(), key);
        var subscription = errand.subjectId();
        var stripeId = gateway.findSubscription(customer, subscription).orElseGet(() -> begin(errand, customer, key));
        outcomes.bindSubscription(subscription, stripeId);
    }

    private String begin(BillingErrand errand, String customer, String key) {
        useCard(errand, customer, key);
        return gateway.subscribe(
                customer, prices.require(errand.planId(), key), errand.trialDays(), errand.subjectId(), key);
    }

    /** A wish to end what never began, as far as we know, ends it here as well. */
    private void cancelNow(BillingErrand errand, String key) {
        var stripeId = errand.stripeId();
        if (stripeId == null)
            stripeId = gateway.findSubscription(customers.require(errand.clientId(), key), errand.subjectId())
                    .orElse(null);
        if (stripeId == null) outcomes.neverBegan(errand.subjectId());
        else gateway.cancelNow(stripeId, key);
    }

    private void pay(BillingErrand errand, String key) {
        var customer = customers.require(errand.clientId(), key);
        useCard(errand, customer, key);
        payments.pay(errand, customer, key);
    }

    private void useCard(BillingErrand errand, String customer, String key) {
        if (errand.paymentMethod() != null) gateway.useCard(customer, errand.paymentMethod(), key + "/card");
    }
}
