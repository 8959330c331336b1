package dev.coachboard.dev;

import dev.coachboard.platform.problem.BadRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Moves the one clock, so that a hold, a token or a reminder can be watched growing old. */
@Path("/dev/clock")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class DevClockResource {

    /** Because the year the dates of the API end is 2199. */
    private static final Instant LAST = Instant.parse("2190-01-01T00:00:00Z");

    private final MovableClock clock;

    DevClockResource(MovableClock clock) {
        this.clock = clock;
    }

    /** Either an instant to go to, or how far to go on, such as {@code PT10M}. */
    public record Move(Instant instant, String advance) {}

    /** What the app takes for the present. */
    public record Reading(Instant instant) {}

    @GET
    @PermitAll
    public Reading readClock() {
        return new Reading(clock.instant());
    }

    @POST
    @PermitAll
    public Reading moveClock(@Valid @NotNull Move move) {
        if ((move.instant() == null) == (move.advance() == null))
            throw new BadRequest("bad-request", "Send either instant or advance");
        if (move.instant() != null) clock.moveTo(move.instant());
        else clock.advance(bounded(move.advance()));
        return readClock();
    }

    @DELETE
    @PermitAll
    public Reading resetClock() {
        clock.reset();
        return readClock();
    }

    private Duration bounded(String text) {
        try {
            var advance = Duration.parse(text);
            if (advance.compareTo(Duration.between(clock.instant(), LAST)) <= 0) return advance;
        } catch (DateTimeParseException e) {
            throw new BadRequest("bad-request", "An advance looks like PT10M or P2D");
        }
        throw new BadRequest("bad-request", "That is too far ahead");
    }
}
