package dev.coachboard.billing.stripe;

import dev.coachboard.platform.problem.Conflict;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** One event of Stripe's, kept as it came. */
@Entity
@Table(name = "webhook_events")
class WebhookEvent {

    @Id
    private UUID id;

    private String stripeId;
    private String type;
    private String apiVersion;
    private Instant createdAt;
    private Instant receivedAt;
    private byte[] payload;

    @Enumerated(EnumType.STRING)
    private WebhookEventState state;

    private String rule;
    private Instant handledAt;

    @Version
    private long version;

    /** For Hibernate alone. */
    protected WebhookEvent() {}

    void settle(Verdict verdict, Instant now) {
        state = verdict.state();
        rule = verdict.rule();
        handledAt = now;
    }

    /** To be looked at once more: after a mistake of ours was mended, or what it contradicted was set right. */
    void reopen() {
        if (payload.length == 0) throw new Conflict("event-forgotten", "What this event said is not kept any more");
        if (state != WebhookEventState.PARKED && state != WebhookEventState.IGNORED)
            throw new Conflict("event-not-parked", "This event is " + state + ": there is nothing to look at again");
        state = WebhookEventState.RECEIVED;
        rule = null;
        handledAt = null;
    }

    /** The practice took care of it outside, such as by a refund. */
    void settleElsewhere(Instant now) {
        if (state == WebhookEventState.PARKED) settle(Verdict.ignored("settled-elsewhere"), now);
    }

    UUID id() {
        return id;
    }

    boolean isOpen() {
        return state == WebhookEventState.RECEIVED;
    }

    /** For the audit log. */
    Map<String, ?> verdict() {
        return Map.of("stripeId", stripeId, "state", state, "rule", Objects.toString(rule, ""));
    }

    byte[] payload() {
        return payload;
    }
}
