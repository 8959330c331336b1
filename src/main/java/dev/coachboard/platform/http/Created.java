package dev.coachboard.platform.http;

import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The answer to a POST that made something: where it is, and what it is. */
public final class Created {

    private Created() {}

    /** The address is relative: the host of a request is the client's word. */
    public static Response at(String collection, UUID id, Object body) {
        return Response.status(201)
                .header("Location", collection + "/" + id)
                .entity(body)
                .build();
    }
}
