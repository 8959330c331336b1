package dev.coachboard.billing.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * How Stripe says that a subscription stands.
 *
 * @param subscriptionId ours, as we wrote it into Stripe's object; null where it is somebody else's
 * @param state Stripe's word for the status, with "paused" also where collection is
 * @param endedAt null while it lasts
 */
public record SubscriptionNews(
        String stripeId,
        String customerId,
        UUID subscriptionId,
        String priceId,
        Money price,
        String state,
        Instant periodStartsAt,
        Instant periodEndsAt,
        boolean cancelsAtPeriodEnd,
        Instant endedAt) {

    /** @throws UnreadableNews if something is missing, or it sells several things at once */
    public static SubscriptionNews of(StripeEvent event) {
        return of(event.object());
    }

    static SubscriptionNews of(JsonNode subscription) {
        var json = new StripeJson(subscription);
        var items = json.items("items").toList();
        if (items.size() != 1) throw new UnreadableNews("items");
        var item = items.get(0);
        var price = new StripeJson(item.node("price"));
        var starts = item.instant("current_period_start");
        var ends = item.instant("current_period_end");
        if (ends.isBefore(starts)) throw new UnreadableNews("current_period_end");
        return new SubscriptionNews(
                json.id(),
                json.reference("customer"),
                ours(json, StripeGateway.SUBSCRIPTION),
                price.id(),
                new Money(price.cents("unit_amount"), price.text("currency").toUpperCase(Locale.ROOT)),
                state(json),
                starts,
                ends,
                json.flag("cancel_at_period_end"),
                Optional.ofNullable(json.optionalInstant("ended_at")).orElse(json.optionalInstant("canceled_at")));
    }

    static UUID ours(StripeJson json, String name) {
        var id = json.node().path("metadata").path(name);
        try {
            return id.isTextual() ? Ids.parse(id.textValue()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String state(StripeJson json) {
        var state = json.text("status");
        var collects = !json.node().path("pause_collection").isObject();
        return collects || state.equals("canceled") || state.equals("incomplete_expired") ? state : "paused";
    }
}
