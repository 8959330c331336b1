package dev.coachboard.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A secret that was mailed, good once and not for long. */
@Entity
@Table(name = "one_time_tokens")
class OneTimeToken {

    /** What it lets its holder do, and for how long. */
    enum Purpose {
        EMAIL_VERIFICATION(Duration.ofHours(24)),
        PASSWORD_RESET(Duration.ofMinutes(30));

        private final Duration lifetime;

        Purpose(Duration lifetime) {
            this.lifetime = lifetime;
        }
    }

    @Id
    private UUID id;

    private UUID userId;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private byte[] tokenHash;
    private Instant createdAt;
    private Instant expiresAt;
    private Instant usedAt;

    protected OneTimeToken() {}

    OneTimeToken(UUID id, UUID userId, Purpose purpose, byte[] tokenHash, Instant now) {
        this.id = id;
        this.userId = userId;
        this.purpose = purpose;
        this.tokenHash = tokenHash;
        this.createdAt = now;
        this.expiresAt = now.plus(purpose.lifetime);
    }
}
