package dev.coachboard.identity;

import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.secret.Secrets;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes refresh tokens, and the answer of a login and a refresh. */
@ApplicationScoped
class TokenIssuer {

    private final AccessTokens accessTokens;
    private final Secrets secrets;
    private final SessionConfig sessions;

    TokenIssuer(AccessTokens accessTokens, Secrets secrets, SessionConfig sessions) {
        this.accessTokens = accessTokens;
        this.secrets = secrets;
        this.sessions = sessions;
    }

    OpaqueToken first(UUID deviceId) {
        return OpaqueToken.signed(deviceId, secrets);
    }

    /** The first is the one to give out; the other is one that an instance with another secret gave out. */
    List<OpaqueToken> successors(OpaqueToken predecessor) {
        return predecessor.successors(secrets);
    }

    /** Whether it was made here, however long ago. */
    boolean issued(OpaqueToken token) {
        return token.isSigned(secrets);
    }

    /** The device of a token that was made here. */
    Optional<UUID> deviceOf(String text) {
        return OpaqueToken.parse(text).filter(this::issued).map(OpaqueToken::subjectId);
    }

    Duration sessionLifetime() {
        return sessions.absoluteLifetime();
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
