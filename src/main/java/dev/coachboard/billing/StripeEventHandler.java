package dev.coachboard.billing;

import dev.coachboard.billing.StripeCustomers.Owner;
import dev.coachboard.billing.stripe.StripeEvent;
import dev.coachboard.billing.stripe.UnreadableNews;
import dev.coachboard.billing.stripe.Verdict;
import dev.coachboard.billing.stripe.WebhookInbox;
import dev.coachboard.billing.stripe.WebhookInbox.Arrival;
import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Applies an event in the practice whose customer it names. What it changes, and that it did, is one commit. */
@ApplicationScoped
class StripeEventHandler implements JobHandler<Arrival> {

    private final WebhookInbox inbox;
    private final StripeCustomers customers;
    private final StripeSubscriptions subscriptions;
    private final StripeInvoices invoices;
    private final ParkedPayments parked;
    private final CurrentPractice practice;

    StripeEventHandler(
            WebhookInbox inbox,
            StripeCustomers customers,
            StripeSubscriptions subscriptions,
            StripeInvoices invoices,
            ParkedPayments parked,
            CurrentPractice practice) {
        this.inbox = inbox;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        this.parked = parked;
        this.practice = practice;
    }

    @Override
    public JobType<Arrival> type() {
        return WebhookInbox.ARRIVAL;
    }

    @Override
    public void handle(Arrival arrival, JobRun run) {
        try {
            inbox.open(arrival.eventId()).ifPresent(event -> settle(arrival, event));
        } catch (RuntimeException e) {
            // So that whoever looks for what Stripe told sees it too, and not only who looks for dead jobs.
            if (run.isLast(type(), e)) settle(arrival, () -> Verdict.parked("failed"));
            throw e;
        }
    }

    private void settle(Arrival arrival, StripeEvent event) {
        var owner = customers.findOwner(event.customerId());
        owner.map(Owner::practiceId).ifPresent(practice::enter);
        settle(arrival, () -> {
            var verdict = inbox.objection(event)
                    .orElseGet(
                            () -> owner.map(found -> apply(event, found)).orElse(Verdict.parked("unknown-customer")));
            owner.ifPresent(found -> parked.note(arrival.eventId(), event, found.clientId(), verdict));
            return verdict;
        });
    }

    private void settle(Arrival arrival, Supplier<Verdict> decision) {
        QuarkusTransaction.requiringNew().run(() -> inbox.settle(arrival.eventId(), decision));
    }

    /** What cannot be read changes nothing: all is read before anything is written. */
    private Verdict apply(StripeEvent event, Owner owner) {
        try {
            return event.isAbout("invoice")
                    ? invoices.apply(event, owner.clientId())
                    : subscriptions.apply(event, owner.clientId());
        } catch (UnreadableNews e) {
            return Verdict.parked("unreadable");
        }
    }
}
