package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeGateway;
import dev.coachboard.billing.stripe.WebhookInbox;
import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Jobs;
import dev.coachboard.jobs.Urgency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Has Stripe delete an erased client's customer, and forgets what Stripe's events said about them. */
@ApplicationScoped
class StripeFarewells implements JobHandler<StripeFarewells.Farewell> {

    /** @param again whether Stripe has deleted it, and only what it said meanwhile is left to forget */
    public record Farewell(UUID clientId, String stripeId, boolean again) {}

    /** Tries for about six hours: longer than Stripe was ever away. */
    private static final JobType<Farewell> TYPE =
            new JobType<>("stripe-farewell", Farewell.class, Urgency.WHENEVER, 16, "stripe");

    /** Because Stripe tells of the deletion itself, and repeats what it could not deliver for three days. */
    private static final Duration LAST_WORDS = Duration.ofDays(4);

    private final StripeIds ids;
    private final StripeGateway gateway;
    private final WebhookInbox inbox;
    private final Jobs jobs;
    private final Clock clock;

    StripeFarewells(StripeIds ids, StripeGateway gateway, WebhookInbox inbox, Jobs jobs, Clock clock) {
        this.ids = ids;
        this.gateway = gateway;
        this.inbox = inbox;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** In the transaction of the erasure; does nothing for a client who is no customer there. */
    void plan(UUID clientId) {
        ids.find(StripeIds.CUSTOMERS, clientId)
                .ifPresent(
                        stripeId -> jobs.enqueue(TYPE, clientId.toString(), new Farewell(clientId, stripeId, false)));
    }

    @Override
    public JobType<Farewell> type() {
        return TYPE;
    }

    @Override
    public void handle(Farewell farewell, JobRun run) {
        if (!farewell.again()) gateway.deleteCustomer(farewell.stripeId());
        QuarkusTransaction.requiringNew().run(() -> forget(farewell));
    }

    private void forget(Farewell farewell) {
        inbox.forget(farewell.stripeId());
        if (farewell.again()) return;
        ids.forget(StripeIds.CUSTOMERS, farewell.clientId());
        jobs.enqueueAt(
                TYPE,
                farewell.clientId() + ":again",
                new Farewell(farewell.clientId(), farewell.stripeId(), true),
                clock.instant().plus(LAST_WORDS));
    }
}
