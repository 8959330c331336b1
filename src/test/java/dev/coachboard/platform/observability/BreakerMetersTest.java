package dev.coachboard.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BreakerMetersTest {

    @Inject
    BreakerMeters breakers;

    @Inject
    MeterRegistry running;

    @Test
    void the_breakers_before_mail_and_meetings_are_gauges_from_the_start() {
        assertThat(running.find("coachboard.breaker.state")
                        .tag("breaker", "mail")
                        .gauge())
                .isNotNull();
        assertThat(running.find("coachboard.breaker.state")
                        .tag("breaker", "meetings")
                        .gauge())
                .isNotNull();
    }

    @Test
    void each_breaker_is_a_gauge_that_is_closed_on_a_good_day() {
        var meters = new SimpleMeterRegistry();
        breakers.bindTo(meters);
        var gauges = meters.find("coachboard.breaker.state").gauges();
        assertThat(gauges)
                .extracting(Gauge::getId)
                .extracting((Meter.Id id) -> id.getTag("breaker"))
                .contains("stripe-jobs", "stripe-live");
        assertThat(gauges).extracting(Gauge::value).allMatch(state -> state >= 0 && state <= 2);
    }
}
