package dev.coachboard.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** A place where a user signed in: one family of refresh tokens, of which only the last one is good. */
@Entity
@Table(name = "devices")
class Device {

    /** Someone who stays away for longer signs in again. */
    static final Duration LIFETIME = Duration.ofDays(30);

    /** Two tabs of a browser refresh at once; both get the same successor. */
    static final Duration GRACE = Duration.ofSeconds(10);

    @Id
    private UUID id;

    private UUID userId;
    private UUID membershipId;
    private String label;
    private byte[] tokenHash;
    private byte[] previousHash;
    private Instant rotatedAt;
    private Instant createdAt;
    private Instant expiresAt;
    private Instant revokedAt;

    protected Device() {}

    Device(UUID id, UUID userId, UUID membershipId, String label, Instant now) {
        this.id = id;
        this.userId = userId;
        this.membershipId = membershipId;
        this.label = label;
        this.createdAt = now;
        this.rotatedAt = now;
    }

    /** What a presented refresh token is to this device. */
    enum Standing {
        CURRENT,
        JUST_REPLACED,
        REPLACED,
        UNKNOWN
    }

    Standing standing(byte[] presentedHash, Instant now) {
        if (isCurrent(presentedHash)) return Standing.CURRENT;
        if (!Arrays.equals(presentedHash, previousHash)) return Standing.UNKNOWN;
        return now.isAfter(rotatedAt.plus(GRACE)) ? Standing.REPLACED : Standing.JUST_REPLACED;
    }

    boolean isCurrent(byte[] presentedHash) {
        return Arrays.equals(presentedHash, tokenHash);
    }

    void issue(byte[] firstHash, Duration sessionLifetime) {
        tokenHash = firstHash;
        expiresAt = end(createdAt, sessionLifetime);
    }

    void rotate(byte[] successorHash, Instant now, Duration sessionLifetime) {
        previousHash = tokenHash;
        tokenHash = successorHash;
        rotatedAt = now;
        expiresAt = end(now, sessionLifetime);
    }

    private Instant end(Instant now, Duration sessionLifetime) {
        var latest = createdAt.plus(sessionLifetime);
        var next = now.plus(LIFETIME);
        return next.isBefore(latest) ? next : latest;
    }

    void revoke(Instant now) {
        if (revokedAt == null) revokedAt = now;
    }

    /** Also where the configured lifetime became shorter than it was when the token was issued. */
    boolean isLive(Instant now, Duration sessionLifetime) {
        return isLive(now) && now.isBefore(createdAt.plus(sessionLifetime));
    }

    boolean isLive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    UUID id() {
        return id;
    }

    UUID userId() {
        return userId;
    }

    UUID membershipId() {
        return membershipId;
    }

    String label() {
        return label;
    }

    Instant createdAt() {
        return createdAt;
    }
}
