package dev.coachboard.jobs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A job that was given up. */
@Entity
@Table(name = "dead_jobs")
class DeadJob {

    @Id
    private UUID id;

    private String type;
    private String key;
    private byte[] payload;
    private int attempts;
    private String error;
    private Instant diedAt;

    /** For Hibernate alone. */
    protected DeadJob() {}

    /** @param error without anybody's data */
    DeadJob(UUID id, String type, String key, byte[] payload, int attempts, String error, Instant now) {
        this.id = id;
        this.type = type;
        this.key = key;
        this.payload = payload;
        this.attempts = attempts;
        this.error = error;
        this.diedAt = now;
    }

    String type() {
        return type;
    }

    String key() {
        return key;
    }

    byte[] payload() {
        return payload;
    }

    /** For the audit log. */
    Map<String, ?> remains() {
        return Map.of("type", type, "key", key, "attempts", attempts, "error", error, "diedAt", diedAt);
    }
}
