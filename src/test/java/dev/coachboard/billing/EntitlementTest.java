package dev.coachboard.billing;

import static dev.coachboard.billing.SubscriptionStatus.ACTIVE;
import static dev.coachboard.billing.SubscriptionStatus.CANCELLED;
import static dev.coachboard.billing.SubscriptionStatus.INCOMPLETE;
import static dev.coachboard.billing.SubscriptionStatus.PAST_DUE;
import static dev.coachboard.billing.SubscriptionStatus.PAUSED;
import static dev.coachboard.billing.SubscriptionStatus.TRIALING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntitlementTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void what_is_paid_or_tried_entitles_until_news_of_the_next_period_are_overdue() {
        var overdue = END.plus(Duration.ofHours(3));
        for (var status : List.of(TRIALING, ACTIVE)) {
            assertThat(of(status, overdue.minusNanos(1000))).isEqualTo(new Entitlement(true, overdue));
            assertThat(of(status, overdue)).isEqualTo(new Entitlement(false, null));
        }
    }

    @Test
    void what_ended_entitles_no_longer_than_it_lasted() {
        assertThat(of(CANCELLED, END.minusNanos(1000))).isEqualTo(new Entitlement(true, END));
        assertThat(of(CANCELLED, END)).isEqualTo(new Entitlement(false, null));
        assertThat(Entitlement.of(CANCELLED, null, null, END).entitled()).isFalse();
    }

    @Test
    void a_payment_that_is_late_has_seven_days() {
        var grace = START.plus(Duration.ofDays(7));
        assertThat(of(PAST_DUE, START)).isEqualTo(new Entitlement(true, grace));
        assertThat(of(PAST_DUE, grace).entitled()).isFalse();
    }

    @Test
    void what_never_began_or_rests_entitles_to_nothing() {
        assertThat(of(INCOMPLETE, START).entitled()).isFalse();
        assertThat(of(PAUSED, START).entitled()).isFalse();
    }

    private static Entitlement of(SubscriptionStatus status, Instant now) {
        return Entitlement.of(status, START, END, now);
    }
}
