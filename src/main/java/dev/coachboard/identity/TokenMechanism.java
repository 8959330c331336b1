package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.CurrentCaller;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Reads the bearer token. A remembered one costs a look-up; another is checked on a worker thread. */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {

    private static final String PREFIX = "Bearer ";
    private static final int MAX_TOKEN = 4096; // because ours have about 700 characters

    private final VerifiedTokens verified;

    TokenMechanism(VerifiedTokens verified) {
        this.verified = verified;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var header = context.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) || header.length() > MAX_TOKEN)
            return Uni.createFrom().nullItem();
        var token = header.substring(PREFIX.length()).trim();
        var known = verified.recall(token);
        if (known.isPresent()) return Uni.createFrom().item(identity(known.get(), context));
        var request = new TokenAuthenticationRequest(new TokenCredential(token, "bearer"));
        HttpSecurityUtils.setRoutingContextAttribute(request, context);
        return identities
                .authenticate(request)
                .invoke(identity -> CurrentCaller.set(context, (Caller) identity.getPrincipal()));
    }

    private static SecurityIdentity identity(Caller caller, RoutingContext context) {
        CurrentCaller.set(context, caller);
        return identity(caller);
    }

    static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller)
                .addRoles(AccessTokens.groups(caller))
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
