package dev.coachboard.booking.meetings;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.jobs.PermanentFailure;
import dev.coachboard.platform.observability.BreakerGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The way to the provider of video meetings. Never called in a transaction. It tries once: the job tries again, and the
 * provider knows a booking that it has a meeting for by its id.
 */
@Startup // because its breaker is a metric from the start
@ApplicationScoped
public class MeetingGateway {

    private final MeetingTransport transport;
    private final Guard guard;

    @Inject
    MeetingGateway(MeetingConfig config, ObjectMapper json, MeterRegistry meters) {
        this(config, json, MeetingLimits.of(config), new BreakerGauge(meters, "meetings"));
    }

    MeetingGateway(MeetingConfig config, ObjectMapper json, MeetingLimits limits, BreakerGauge gauge) {
        transport = new MeetingTransport(config, json, limits);
        guard = Guard.create()
                .withDescription("meetings")
                .withBulkhead()
                .limit(limits.atOnce())
                .done()
                .withTimeout()
                .duration(limits.deadline().plus(limits.connect()).toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(limits.volume())
                .failOn(List.of(MeetingsUnavailable.class, TimeoutException.class))
                .delay(limits.rest().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(gauge)
                .done()
                .build();
    }

    /**
     * @return the meeting of this booking, whether it is new or was made by an earlier call whose answer was lost
     * @throws MeetingsUnavailable when a later try may succeed
     * @throws PermanentFailure when the provider refuses this request of ours
     */
    public Meeting create(NewMeeting meeting) throws Exception {
        return guard.call(() -> transport.create(meeting), Meeting.class);
    }

    /** @return the meeting at its new time, or a new one when the provider no longer has it */
    public Meeting move(String id, NewMeeting meeting) throws Exception {
        return guard.call(() -> transport.move(id, meeting), Meeting.class);
    }

    /** Does nothing when the provider does not have it. */
    public void delete(String id) throws Exception {
        guard.call(() -> transport.delete(id), Void.class);
    }
}
