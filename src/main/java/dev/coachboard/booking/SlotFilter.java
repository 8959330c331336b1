package dev.coachboard.booking;

import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.validation.Zone;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** For which time slots are asked. */
public class SlotFilter {

    private static final Duration LONGEST = Duration.ofDays(62); // because calendars show two months at most

    @QueryParam("from")
    @NotNull
    Instant from;

    @QueryParam("to")
    @NotNull
    @Parameter(description = "At most 62 days after from")
    Instant to;

    @QueryParam("zone")
    @Zone
    @Size(max = 50)
    @Parameter(description = "The zone that local times are shown in; the coach's own without it")
    String zone;

    void requireSane() {
        if (!from.isBefore(to)) throw new Unprocessable("bad-range", "to must be later than from");
        if (Duration.between(from, to).compareTo(LONGEST) > 0)
            throw new Unprocessable("bad-range", "to must be at most 62 days after from");
    }
}
