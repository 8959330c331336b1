package dev.coachboard.coaching;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which sessions a list shows. */
public class SessionFilter {

    @QueryParam("clientId")
    UUID clientId;

    @QueryParam("from")
    @Parameter(description = "Sessions that started at this instant or later")
    Instant from;

    @QueryParam("to")
    @Parameter(description = "Sessions that started before this instant")
    Instant to;

    @QueryParam("status")
    SessionStatus status;
}
