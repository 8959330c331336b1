package dev.coachboard.identity;

import dev.coachboard.platform.secret.OpaqueToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Replaces a device's refresh token. One of ours that was traded before ends its session; a forged one changes nothing. */
@ApplicationScoped
class TokenRotation {

    private final DeviceRepository devices;
    private final AccountRepository accounts;
    private final TokenIssuer issuer;
    private final Clock clock;

    TokenRotation(DeviceRepository devices, AccountRepository accounts, TokenIssuer issuer, Clock clock) {
        this.devices = devices;
        this.accounts = accounts;
        this.issuer = issuer;
        this.clock = clock;
    }

    enum Outcome {
        ROTATED,
        /** The device is unknown, signed out or too old, or its user left the practice. */
        OVER,
        FORGED,
        REUSED
    }

    /** The pair is null unless the token was rotated. */
    record Rotated(Outcome outcome, TokenPair pair) {}

    @Transactional
    Rotated rotate(OpaqueToken presented) {
        var now = clock.instant();
        var device = devices.lock(presented.subjectId())
                .filter(found -> found.isLive(now, issuer.sessionLifetime()))
                .orElse(null);
        if (device == null) return without(Outcome.OVER);
        return switch (device.standing(presented.hash(), now)) {
            case CURRENT, JUST_REPLACED -> replace(device, presented, now);
            case REPLACED -> reused(device, now);
            case UNKNOWN -> issuer.issued(presented) ? reused(device, now) : without(Outcome.FORGED);
        };
    }

    private Rotated replace(Device device, OpaqueToken presented, Instant now) {
        var place = accounts.findPlace(device.userId(), device.membershipId());
        if (place.isEmpty()) return without(Outcome.OVER);
        var successors = issuer.successors(presented);
        if (device.isCurrent(presented.hash())) device.rotate(successors.get(0).hash(), now, issuer.sessionLifetime());
        return successors.stream()
                .filter(successor -> device.isCurrent(successor.hash()))
                .findFirst()
                .map(successor ->
                        new Rotated(Outcome.ROTATED, issuer.pair(place.get().caller(device.id()), successor)))
                .orElseGet(() -> without(Outcome.OVER));
    }

    private static Rotated reused(Device device, Instant now) {
        device.revoke(now);
        return without(Outcome.REUSED);
    }

    private static Rotated without(Outcome outcome) {
        return new Rotated(outcome, null);
    }
}
