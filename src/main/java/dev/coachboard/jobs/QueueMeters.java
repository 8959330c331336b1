package dev.coachboard.jobs;

import dev.coachboard.jobs.QueueDepth.Depth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;

/** How full the queue is, asked when the metrics are read. A database that is away makes no reader of metrics wait. */
@ApplicationScoped
class QueueMeters implements MeterBinder {

    private final QueueDepth depth;

    QueueMeters(QueueDepth depth) {
        this.depth = depth;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "coachboard.jobs.ready", "Jobs that are due", Depth::ready);
        gauge(meters, "coachboard.jobs.running", "Jobs that a worker has", Depth::running);
        gauge(meters, "coachboard.jobs.dead", "Jobs that were given up", Depth::dead);
        gauge(meters, "coachboard.jobs.oldest.ready.age", "Seconds since the oldest was due", Depth::oldestAge);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Depth> value) {
        Gauge.builder(name, () -> depth.current().map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .register(meters);
    }
}
