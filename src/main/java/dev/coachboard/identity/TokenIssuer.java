package dev.coachboard.identity;

import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.secret.Secrets;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Makes refresh tokens, and the answer of a login and a refresh. */
@ApplicationScoped
class TokenIssuer {

    private final AccessTokens accessTokens;
    private final Secrets secrets;

    TokenIssuer(AccessTokens accessTokens, Secrets secrets) {
        this.accessTokens = accessTokens;
        this.secrets = secrets;
    }

    OpaqueToken first(UUID deviceId) {
        return OpaqueToken.fresh(deviceId, secrets);
    }

    OpaqueToken successor(OpaqueToken predecessor) {
        return predecessor.successor(secrets);
    }

    TokenPair pair(Caller caller, OpaqueToken refreshToken) {
        return new TokenPair(
                accessTokens.issue(caller),
                "Bearer",
                AccessTokens.LIFETIME.toSeconds(),
                refreshToken.text(),
                caller.userId(),
                caller.memberId(),
                caller.practiceId(),
                caller.role());
    }
}
