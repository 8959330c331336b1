package dev.coachboard.billing.stripe;

import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Jobs;
import dev.coachboard.jobs.Urgency;
import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.secret.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Keeps every event that Stripe sent, each once and with the job that applies it. */
@ApplicationScoped
public class WebhookInbox {

    /** An event to apply. */
    public record Arrival(UUID eventId) {}

    public static final JobType<Arrival> ARRIVAL = new JobType<>("stripe-event", Arrival.class, Urgency.SOON, 12);

    private static final Verdict RECEIVED = new Verdict(WebhookEventState.RECEIVED, null);

    private final WebhookEventRepository events;
    private final Jobs jobs;
    private final StripeConfig config;
    private final AuditLog audit;
    private final Clock clock;

    WebhookInbox(WebhookEventRepository events, Jobs jobs, StripeConfig config, AuditLog audit, Clock clock) {
        this.events = events;
        this.jobs = jobs;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores what Stripe signed; once, however often it comes. What cannot be read is parked, not lost. */
    @Transactional
    void take(byte[] body) {
        try {
            var event = StripeEvent.parse(body);
            var id = Ids.next();
            if (events.add(id, event, body, RECEIVED, clock.instant())) enqueue(id);
        } catch (UnreadableNews e) {
            events.add(Ids.next(), unreadable(body), body, Verdict.parked("unreadable"), clock.instant());
        }
    }

    /** Stripe's own copy of an event, which may be readable where what the webhook brought was not. */
    @Transactional
    void takeCopy(byte[] body) {
        take(body);
        try {
            var copy = StripeEvent.parse(body);
            if (objection(copy).isEmpty()) events.mend(copy, body).ifPresent(this::enqueueAgain);
        } catch (UnreadableNews e) {
            // It is parked.
        }
    }

    private StripeEvent unreadable(byte[] body) {
        var digest = HexFormat.of().formatHex(Digests.sha256(body));
        return new StripeEvent("unreadable-" + digest, "unreadable", null, clock.instant(), false, null, null);
    }

    /** Empty when it was settled before. */
    @Transactional
    public Optional<StripeEvent> open(UUID id) {
        return events.findByIdOptional(id)
                .filter(WebhookEvent::isOpen)
                .map(event -> StripeEvent.parse(event.payload()));
    }

    /** What speaks against an event, whatever it is about. */
    public Optional<Verdict> objection(StripeEvent event) {
        return WebhookRules.objection(event, config);
    }

    /** In the transaction of what the event changes. A slower second worker finds it settled, and decides nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(UUID id, Supplier<Verdict> decision) {
        var event = events.lock(id);
        if (event.isOpen()) event.settle(decision.get(), clock.instant());
    }

    /** In the transaction in which a practice says so. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settleElsewhere(UUID id) {
        events.lock(id).settleElsewhere(clock.instant());
    }

    /** What settled events said about a customer; that they came stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(String customerId) {
        events.forgetAbout(customerId);
    }

    /** Has an event looked at once more. */
    @Transactional
    void replay(UUID id) {
        var event = events.lock(id);
        var before = event.verdict();
        event.reopen();
        enqueueAgain(id);
        audit.record("webhook-event-replayed", id, before, null);
    }

    /** Its first job may not have left the queue yet, and would find nothing to do. */
    private void enqueueAgain(UUID id) {
        if (!enqueue(id)) throw new Conflict("job-waiting", "The job of this event is on the queue already");
    }

    private boolean enqueue(UUID id) {
        return jobs.enqueue(ARRIVAL, id.toString(), new Arrival(id));
    }
}
