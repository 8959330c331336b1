package dev.coachboard.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Writes down what Stripe answered to a wish. What follows from a yes is learnt from its events, and from them alone. */
@ApplicationScoped
@Transactional
class BillingOutcomes {

    private final BillingRequestRepository requests;
    private final SubscriptionRepository subscriptions;
    private final InvoiceRepository invoices;
    private final Clock clock;
    private final Event<SubscriptionChanged> changed;

    BillingOutcomes(
            BillingRequestRepository requests,
            SubscriptionRepository subscriptions,
            InvoiceRepository invoices,
            Clock clock,
            Event<SubscriptionChanged> changed) {
        this.requests = requests;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        this.clock = clock;
        this.changed = changed;
    }

    /** Empty when it is answered already: an earlier run died before it could say so to the queue. */
    @Transactional(Transactional.TxType.SUPPORTS)
    Optional<BillingErrand> open(UUID requestId) {
        return requests.findErrand(requestId);
    }

    void bindSubscription(UUID id, String stripeId) {
        subscriptions.lock(id).bind(stripeId);
    }

    void bindInvoice(UUID id, String stripeId) {
        invoices.lock(id).bind(stripeId);
    }

    /** Locks the request before the invoice, as an erasure does. */
    void done(BillingErrand errand) {
        requests.lock(errand.requestId()).finish(clock.instant());
        if (errand.kind() == BillingRequestKind.PAY)
            invoices.lock(errand.subjectId()).confirmCharge(clock.instant());
        announce(errand);
    }

    /** A purchase that Stripe refused ends with it, unless Stripe has told of it all the same. */
    void refused(BillingErrand errand, String word) {
        requests.require(errand.requestId()).refuse(word, clock.instant());
        if (errand.kind() == BillingRequestKind.SUBSCRIBE) neverBegan(errand.subjectId());
        announce(errand);
    }

    /** Given up: whether Stripe did it is unknown, and its events will tell. */
    void notReached(BillingErrand errand) {
        requests.require(errand.requestId()).refuse("not_reached", clock.instant());
        announce(errand);
    }

    /** Given up for a mistake of ours, with the same doubt about what Stripe did. */
    void failed(BillingErrand errand) {
        requests.require(errand.requestId()).refuse("internal_error", clock.instant());
        announce(errand);
    }

    void neverBegan(UUID subscriptionId) {
        subscriptions.lock(subscriptionId).refuse(clock.instant());
    }

    private void announce(BillingErrand errand) {
        subscriptions.flush();
        if (errand.kind() != BillingRequestKind.PAY)
            changed.fire(new SubscriptionChanged(errand.subjectId(), errand.clientId()));
    }
}
