package dev.coachboard.coaching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import java.time.Instant;
import java.util.UUID;

record ClientDetails(
        UUID id,
        UUID coachId,
        String name,
        String email,
        String phone,
        String zone,
        ClientStatus status,
        Instant createdAt,
        Instant archivedAt,
        @JsonIgnore long version)
        implements Versioned {

    static ClientDetails of(Client client) {
        return new ClientDetails(
                client.id(),
                client.coachId(),
                client.name(),
                client.email(),
                client.phone(),
                client.zone(),
                client.status(),
                client.createdAt(),
                client.archivedAt(),
                client.version());
    }
}
