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
        this.expiresAt = now.plus(LIFETIME);
    }

    /** What a presented refresh token is to this device. */
    enum Standing {
        CURRENT,
        JUST_REPLACED,
        REUSED
    }

    Standing standing(byte[] presentedHash, Instant now) {
        if (Arrays.equals(presentedHash, tokenHash)) return Standing.CURRENT;
        var recent = !now.isAfter(rotatedAt.plus(GRACE));
        return recent && Arrays.equals(presentedHash, previousHash) ? Standing.JUST_REPLACED : Standing.REUSED;
    }

    void issue(byte[] firstHash) {
        tokenHash = firstHash;
    }

    void rotate(byte[] successorHash, Instant now) {
        previousHash = tokenHash;
        tokenHash = successorHash;
        rotatedAt = now;
        expiresAt = now.plus(LIFETIME);
    }

    void revoke(Instant now) {
        if (revokedAt == null) revokedAt = now;
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
