package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeEvent;
import dev.coachboard.billing.stripe.SubscriptionNews;
import java.time.Instant;

/**
 * Which of Stripe's snapshots of a subscription counts: the greatest, whatever the order in which they arrive. Events
 * are dated to the second, so more than the date must decide, and every instance and every replay must decide alike.
 */
final class Standing {

    /** Before the first snapshot. */
    static final String NONE = "";

    /** After every snapshot: Stripe never began it. */
    static final String REFUSED = "2";

    private Standing() {}

    /** What Stripe says when it is asked because its events of one second contradict each other: above all of them. */
    static String settling(String tied, SubscriptionStatus status, Instant askedAt) {
        return "%d %s 9 %015d asked".formatted(rank(status), second(tied), askedAt.toEpochMilli());
    }

    /** Whether only Stripe knows which of the two came first: both changed something, in the same second. */
    static boolean areTied(String one, String other) {
        return !one.equals(other)
                && isChange(one)
                && isChange(other)
                && second(one).equals(second(other));
    }

    private static boolean isChange(String standing) {
        return standing.startsWith("0 ") && standing.charAt(15) != '0';
    }

    private static String second(String standing) {
        return standing.substring(2, 14);
    }

    private static int rank(SubscriptionStatus status) {
        return status == SubscriptionStatus.CANCELLED ? 1 : 0;
    }

    /** An end beats everything, since nothing comes after it; then the later second, period and state. */
    static String of(SubscriptionNews news, SubscriptionStatus status, StripeEvent event) {
        return "%d %012d %d %012d %d %s"
                .formatted(
                        rank(status),
                        event.createdAt().getEpochSecond(),
                        event.type().endsWith(".created") ? 0 : 1,
                        news.periodEndsAt().getEpochSecond(),
                        status.ordinal(),
                        event.id());
    }
}
