package dev.coachboard.billing;

import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Jobs;
import dev.coachboard.jobs.Urgency;
import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Takes wishes in, each with the job that carries it out. */
@ApplicationScoped
class BillingRequests {

    /** A wish to carry out. */
    public record Wish(UUID requestId) {}

    /** Tries for about six hours: longer than Stripe was ever away. */
    static final JobType<Wish> WISH = new JobType<>("billing-request", Wish.class, Urgency.SOON, 16, "stripe");

    private final BillingRequestRepository requests;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Event<SubscriptionChanged> changed;

    BillingRequests(BillingRequestRepository requests, Jobs jobs, AuditLog audit, Event<SubscriptionChanged> changed) {
        this.requests = requests;
        this.jobs = jobs;
        this.audit = audit;
        this.changed = changed;
    }

    /** Whoever asks has locked what it is about, so that of two at once one is told to wait. */
    @Transactional(Transactional.TxType.MANDATORY)
    BillingRequestDetails add(Subscription subscription, BillingRequest request) {
        changed.fire(subscription.changed());
        return add(request);
    }

    /** The same for an invoice. */
    @Transactional(Transactional.TxType.MANDATORY)
    BillingRequestDetails add(BillingRequest request) {
        requireNoneUnderWay(request.subscriptionId() == null ? request.invoiceId() : request.subscriptionId());
        requests.persistAndFlush(request);
        audit.record("billing-requested", request.id(), null, request.noted());
        jobs.enqueue(WISH, request.id().toString(), new Wish(request.id()));
        return request.details();
    }

    private void requireNoneUnderWay(UUID subscriptionOrInvoiceId) {
        if (requests.isUnderWay(subscriptionOrInvoiceId)) throw underWay();
    }

    static Conflict underWay() {
        return new Conflict("request-under-way", "Stripe is still at work on the last request; look at it first");
    }
}
