package dev.coachboard.identity;

import dev.coachboard.platform.secret.OpaqueToken;
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
        /** Of an account's next address, which the token's row names. */
        EMAIL_CHANGE(Duration.ofHours(24)),
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
    private String newEmail;
    private Instant createdAt;
    private Instant expiresAt;
    private Instant usedAt;

    protected OneTimeToken() {}

    OneTimeToken(OpaqueToken token, UUID userId, Purpose purpose, String newEmail, Instant now) {
        this.id = token.subjectId();
        this.tokenHash = token.hash();
        this.userId = userId;
        this.purpose = purpose;
        this.newEmail = newEmail;
        this.createdAt = now;
        this.expiresAt = now.plus(purpose.lifetime);
    }

    void use(Instant now) {
        usedAt = now;
    }

    UUID userId() {
        return userId;
    }

    Purpose purpose() {
        return purpose;
    }

    String newEmail() {
        return newEmail;
    }
}
