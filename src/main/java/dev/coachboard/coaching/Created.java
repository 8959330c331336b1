package dev.coachboard.coaching;

import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The answer to a POST that made something: where it is, and what it is. */
final class Created {

    private Created() {}

    /** The address is relative: the host of a request is the client's word. */
    static Response at(String collection, UUID id, Object body) {
        return Response.status(201)
                .header("Location", collection + "/" + id)
                .entity(body)
                .build();
    }
}
