package dev.coachboard.platform.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.stream.Stream;

/** How each named circuit breaker stands: 0 closed, 1 half open, 2 open. */
@ApplicationScoped
class BreakerMeters implements MeterBinder {

    private final CircuitBreakerMaintenance breakers;
    private final BeanManager beans;

    BreakerMeters(CircuitBreakerMaintenance breakers, BeanManager beans) {
        this.breakers = breakers;
        this.beans = beans;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        names().distinct()
                .forEach(name -> Gauge.builder("coachboard.breaker.state", () -> state(name))
                        .description("0 closed, 1 half open, 2 open")
                        .tag("breaker", name)
                        .register(meters));
    }

    private Stream<String> names() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.getName().startsWith("dev.coachboard."))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(CircuitBreakerName.class))
                .map(method -> method.getAnnotation(CircuitBreakerName.class).value());
    }

    private int state(String name) {
        return switch (breakers.currentState(name)) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }
}
