package dev.coachboard.platform.observability;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** Gives each operation the same buckets, and no caller the power to make a new time series. */
@Singleton
class HttpMeterFilter implements MeterFilter {

    static final String REQUESTS = "http.server.requests";
    static final String OTHER = "OTHER";

    /** In nanoseconds, as Micrometer wants them. 50 to 900 ms are what the targets are set in. */
    private static final double[] EDGES = Stream.of(50, 100, 250, 500, 900, 2_000, 5_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final OperationPaths paths;

    HttpMeterFilter(OperationPaths paths) {
        this.paths = paths;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().equals(REQUESTS)) return id;
        return id.replaceTags(id.getTags().stream().map(this::bounded).toList());
    }

    private Tag bounded(Tag tag) {
        return switch (tag.getKey()) {
            case "uri" -> Tag.of("uri", paths.templateOf(tag.getValue()));
            case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", OTHER);
            default -> tag;
        };
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        if (!id.getName().equals(REQUESTS)) return config;
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(EDGES)
                .build()
                .merge(config);
    }
}
