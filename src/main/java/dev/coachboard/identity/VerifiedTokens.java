package dev.coachboard.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coachboard.platform.observability.CacheMeters;
import dev.coachboard.platform.secret.Digests;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers for a moment that a token was good, so that most requests pay neither for the signature nor for the look at
 * the device. A token that was not good is never remembered.
 */
@ApplicationScoped
class VerifiedTokens {

    /** How long another instance may still accept a device that was revoked here. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Cache<ByteBuffer, AccessTokens.Verified> remembered;
    private final AtomicLong revocations = new AtomicLong();
    private final AccessTokens tokens;
    private final Devices devices;
    private final Clock clock;

    VerifiedTokens(AccessTokens tokens, Devices devices, Clock clock, CacheMeters meters) {
        this.tokens = tokens;
        this.devices = devices;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(50_000)
                .recordStats(meters.of("tokens"))
                .build();
    }

    /** Fast and never blocking. */
    Optional<Caller> recall(String token) {
        var known = remembered.getIfPresent(digest(token));
        return known != null && clock.instant().isBefore(known.expiresAt())
                ? Optional.of(known.caller())
                : Optional.empty();
    }

    /** Asks the database once whether the device may still be used. */
    TokenCheck verify(String token) {
        var before = revocations.get();
        AccessTokens.Verified verified;
        try {
            verified = tokens.verify(token);
        } catch (RefusedTokenException e) {
            return TokenCheck.without(e.outcome());
        }
        if (!devices.isLive(verified.caller().deviceId())) return TokenCheck.without(TokenCheck.Outcome.REVOKED);
        // A revocation while we looked may have come after our look: then the next request looks again.
        if (revocations.get() == before) remembered.put(digest(token), verified);
        return new TokenCheck(TokenCheck.Outcome.GOOD, verified.caller());
    }

    void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) DevicesRevoked event) {
        forget(event.deviceIds());
    }

    /** Call it after the revocation has committed. */
    void forget(Set<UUID> deviceIds) {
        revocations.incrementAndGet();
        remembered
                .asMap()
                .values()
                .removeIf(known -> deviceIds.contains(known.caller().deviceId()));
    }

    private static ByteBuffer digest(String token) {
        return ByteBuffer.wrap(Digests.sha256(token));
    }
}
