package dev.coachboard.identity;

import dev.coachboard.platform.http.HttpConfig;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** Issues and checks access tokens: RS256, because its check is the cheapest of the asymmetric ones on the JVM. */
@ApplicationScoped
class AccessTokens {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String AUDIENCE = "coachboard-api";
    private static final AlgorithmConstraints RS256_ONLY =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    private final TokenKeys keys;
    private final String issuer;
    private final Clock clock;

    AccessTokens(TokenKeys keys, HttpConfig http, Clock clock) {
        this.keys = keys;
        this.issuer = http.publicUrl();
        this.clock = clock;
    }

    /** A caller whose token was genuine and not expired; whether it was revoked is another question. */
    record Verified(Caller caller, Instant expiresAt) {}

    String issue(Caller caller) {
        return issue(caller, clock.instant());
    }

    String issue(Caller caller, Instant now) {
        return Jwt.issuer(issuer)
                .audience(AUDIENCE)
                .subject(caller.userId().toString())
                .groups(groups(caller))
                .claim("member", caller.memberId().toString())
                .claim("practice", caller.practiceId().toString())
                .claim("device", caller.deviceId().toString())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .jws()
                .keyId(keys.signingKeyId())
                .sign(keys.signingKey());
    }

    static Set<String> groups(Caller caller) {
        return caller.operator()
                ? Set.of(caller.role().name(), Role.OPERATOR_ROLE)
                : Set.of(caller.role().name());
    }

    Verified verify(String token) throws RefusedTokenException {
        try {
            var claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(resolver())
                    .setJwsAlgorithmConstraints(RS256_ONLY)
                    .setExpectedIssuer(issuer)
                    .setExpectedAudience(AUDIENCE)
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            return read(claims);
        } catch (InvalidJwtException e) {
            throw new RefusedTokenException(isOnlyTooOld(e) ? TokenCheck.Outcome.EXPIRED : TokenCheck.Outcome.FORGED);
        } catch (MalformedClaimException | RuntimeException e) {
            throw new RefusedTokenException(TokenCheck.Outcome.FORGED);
        }
    }

    /** The claims are looked at after the signature, so a token that is too old and nothing else was made here. */
    private static boolean isOnlyTooOld(InvalidJwtException refused) {
        return refused.hasExpired() && refused.getErrorDetails().size() == 1;
    }

    private VerificationKeyResolver resolver() {
        return (jws, nesting) ->
                keys.find(jws.getKeyIdHeaderValue()).orElseThrow(() -> new UnresolvableKeyException("unknown key id"));
    }

    private static Verified read(JwtClaims claims) throws MalformedClaimException {
        var groups = new HashSet<>(claims.getStringListClaimValue("groups"));
        var operator = groups.remove(Role.OPERATOR_ROLE);
        if (groups.size() != 1) throw new MalformedClaimException("A token names one role");
        var caller = new Caller(
                UUID.fromString(claims.getSubject()),
                UUID.fromString(claims.getStringClaimValue("member")),
                UUID.fromString(claims.getStringClaimValue("practice")),
                Role.valueOf(groups.iterator().next()),
                UUID.fromString(claims.getStringClaimValue("device")),
                operator);
        return new Verified(
                caller, Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
    }
}
