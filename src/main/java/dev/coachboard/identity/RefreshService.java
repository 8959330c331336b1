package dev.coachboard.identity;

import dev.coachboard.platform.problem.Unauthorized;
import dev.coachboard.platform.secret.OpaqueToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Trades a refresh token for its successor. A token that was traded before kills its whole family. */
@ApplicationScoped
class RefreshService {

    private final DeviceRepository devices;
    private final AccountRepository accounts;
    private final TokenIssuer issuer;
    private final VerifiedTokens verified;
    private final Clock clock;

    RefreshService(
            DeviceRepository devices,
            AccountRepository accounts,
            TokenIssuer issuer,
            VerifiedTokens verified,
            Clock clock) {
        this.devices = devices;
        this.accounts = accounts;
        this.issuer = issuer;
        this.verified = verified;
        this.clock = clock;
    }

    /** Empty when the token was reused: then the family is dead, and the transaction must commit that. */
    @Transactional(dontRollbackOn = Unauthorized.class)
    Optional<TokenPair> refresh(OpaqueToken presented) {
        var now = clock.instant();
        var device = devices.lock(presented.subjectId())
                .filter(found -> found.isLive(now))
                .orElseThrow(RefreshService::bad);
        var standing = device.standing(presented.hash(), now);
        if (standing == Device.Standing.REUSED) {
            device.revoke(now);
            return Optional.empty();
        }
        var place = accounts.findPlace(device.userId(), device.membershipId()).orElseThrow(RefreshService::bad);
        var successor = issuer.successor(presented);
        if (standing == Device.Standing.CURRENT) device.rotate(successor.hash(), now);
        return Optional.of(issuer.pair(place.caller(device.id()), successor));
    }

    TokenPair refreshOrRevoke(String text) {
        var presented = OpaqueToken.parse(text).orElseThrow(RefreshService::bad);
        return refresh(presented).orElseThrow(() -> {
            verified.forget(Set.of(presented.subjectId()));
            return new Unauthorized("refresh-token-reused", "This refresh token was used before; sign in again");
        });
    }

    static Unauthorized bad() {
        return new Unauthorized("bad-refresh-token", "The refresh token is unknown, expired or revoked; sign in again");
    }
}
