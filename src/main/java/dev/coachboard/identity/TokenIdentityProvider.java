package dev.coachboard.identity;

import dev.coachboard.platform.security.SecurityEvent;
import dev.coachboard.platform.security.SecurityEvents;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks a token that is not remembered, where blocking is allowed. */
@ApplicationScoped
class TokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {

    private final VerifiedTokens verified;
    private final SecurityEvents events;

    TokenIdentityProvider(VerifiedTokens verified, SecurityEvents events) {
        this.verified = verified;
        this.events = events;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> {
            var check = verified.verify(request.getToken().getToken());
            if (check.outcome() == TokenCheck.Outcome.GOOD) return TokenMechanism.identity(check.caller());
            report(check.outcome(), HttpSecurityUtils.getRoutingContextAttribute(request));
            throw new AuthenticationFailedException();
        });
    }

    /** An expired token is no event: every client has one after ten minutes. */
    private void report(TokenCheck.Outcome outcome, RoutingContext request) {
        if (outcome == TokenCheck.Outcome.FORGED) events.record(request, SecurityEvent.ACCESS_TOKEN_FORGED);
        if (outcome == TokenCheck.Outcome.REVOKED) events.record(request, SecurityEvent.ACCESS_TOKEN_REVOKED);
    }
}
