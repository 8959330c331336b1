package dev.coachboard.platform.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Shows as a metric how a breaker stands that is built in code. {@link BreakerMeters} does so for annotated ones. */
public final class BreakerGauge implements Consumer<CircuitBreakerState> {

    private final AtomicInteger state = new AtomicInteger();

    /** @param name of the breaker, as the label of the metric has it */
    public BreakerGauge(MeterRegistry meters, String name) {
        Gauge.builder("coachboard.breaker.state", state, AtomicInteger::get)
                .description("0 closed, 1 half open, 2 open")
                .tag("breaker", name)
                .strongReference(true)
                .register(meters);
    }

    @Override
    public void accept(CircuitBreakerState now) {
        state.set(
                switch (now) {
                    case CLOSED -> 0;
                    case HALF_OPEN -> 1;
                    case OPEN -> 2;
                });
    }
}
