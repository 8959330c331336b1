package dev.coachboard.billing.stripe;

import dev.coachboard.billing.StripeNews.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Brings the app Stripe's own copy of an event, as the reconciliation does. */
@ApplicationScoped
public class StripeCopies {

    private final WebhookInbox inbox;

    StripeCopies(WebhookInbox inbox) {
        this.inbox = inbox;
    }

    public void takeCopy(Event event) {
        inbox.takeCopy(event.text().getBytes(StandardCharsets.UTF_8));
    }
}
