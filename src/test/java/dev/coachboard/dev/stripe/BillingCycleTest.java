package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class BillingCycleTest {

    @Test
    void a_31st_comes_back_after_february() {
        var cycle = monthly("2027-01-31T10:00:00Z");
        assertThat(cycle.nextAfter(Instant.parse("2027-01-31T10:00:00Z"))).isEqualTo("2027-02-28T10:00:00Z");
        assertThat(cycle.nextAfter(Instant.parse("2027-02-28T10:00:00Z"))).isEqualTo("2027-03-31T10:00:00Z");
    }

    @Test
    void an_anchor_ahead_is_the_first_end() {
        assertThat(monthly("2027-03-05T00:00:00Z").nextAfter(Instant.parse("2027-02-01T00:00:00Z")))
                .isEqualTo("2027-03-05T00:00:00Z");
    }

    @Test
    void a_leap_day_is_kept_for_four_years() {
        var cycle = new BillingCycle(Instant.parse("2028-02-29T00:00:00Z"), ChronoUnit.YEARS, 1);
        assertThat(cycle.nextAfter(Instant.parse("2028-02-29T00:00:00Z"))).isEqualTo("2029-02-28T00:00:00Z");
        assertThat(cycle.nextAfter(Instant.parse("2031-02-28T00:00:00Z"))).isEqualTo("2032-02-29T00:00:00Z");
    }

    private static BillingCycle monthly(String anchor) {
        return new BillingCycle(Instant.parse(anchor), ChronoUnit.MONTHS, 1);
    }
}
