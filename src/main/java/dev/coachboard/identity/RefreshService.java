package dev.coachboard.identity;

import dev.coachboard.platform.problem.Unauthorized;
import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.security.SecurityEvent;
import dev.coachboard.platform.security.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Trades a refresh token for its successor. */
@ApplicationScoped
class RefreshService {

    private final TokenRotation rotation;
    private final VerifiedTokens verified;
    private final SecurityEvents events;

    RefreshService(TokenRotation rotation, VerifiedTokens verified, SecurityEvents events) {
        this.rotation = rotation;
        this.verified = verified;
        this.events = events;
    }

    TokenPair refresh(String text) {
        var presented = OpaqueToken.parse(text).orElseThrow(() -> refused(SecurityEvent.REFRESH_TOKEN_FORGED, "none"));
        var rotated = rotation.rotate(presented);
        var device = presented.subjectId();
        return switch (rotated.outcome()) {
            case ROTATED -> rotated.pair();
            case OVER -> throw refused(SecurityEvent.REFRESH_TOKEN_REFUSED, device);
            case FORGED -> throw refused(SecurityEvent.REFRESH_TOKEN_FORGED, device);
            case REUSED -> {
                verified.forget(Set.of(device));
                events.record(SecurityEvent.REFRESH_TOKEN_REUSED, "deviceId", device);
                throw new Unauthorized("refresh-token-reused", "This refresh token was used before; sign in again");
            }
        };
    }

    private Unauthorized refused(SecurityEvent event, Object device) {
        events.record(event, "deviceId", device);
        return bad();
    }

    static Unauthorized bad() {
        return new Unauthorized("bad-refresh-token", "The refresh token is unknown, expired or revoked; sign in again");
    }
}
