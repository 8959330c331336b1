package dev.coachboard.booking;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which bookings a list shows. */
public class BookingFilter {

    @QueryParam("clientId")
    UUID clientId;

    @QueryParam("coachId")
    UUID coachId;

    @QueryParam("from")
    @Parameter(description = "Bookings that start at this instant or later")
    Instant from;

    @QueryParam("to")
    @Parameter(description = "Bookings that start before this instant")
    Instant to;

    @QueryParam("status")
    BookingStatus status;
}
