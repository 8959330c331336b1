package dev.coachboard.identity;

import dev.coachboard.platform.problem.Unauthorized;
import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes up an invitation: enters the practice that the token names, and hashes outside the transaction. */
@ApplicationScoped
class InvitationAcceptance {

    private final AcceptanceService service;
    private final PasswordHasher hasher;
    private final SignInLimits limits;
    private final CurrentPractice practice;

    InvitationAcceptance(
            AcceptanceService service, PasswordHasher hasher, SignInLimits limits, CurrentPractice practice) {
        this.service = service;
        this.hasher = hasher;
        this.limits = limits;
        this.practice = practice;
    }

    Member take(Acceptance acceptance) {
        limits.reset(acceptance.token());
        var token = OpaqueToken.parse(acceptance.token()).orElseThrow(OneTimeTokens::bad);
        practice.enter(token.subjectId());
        var knownHash = service.knownHash(token);
        if (knownHash.isEmpty()) return service.accept(token, acceptance.name(), hasher.hash(acceptance.password()));
        if (!hasher.matches(acceptance.password(), knownHash.get()))
            throw new Unauthorized("bad-credentials", "This address has an account, and its password is another one");
        return service.accept(token, acceptance.name(), knownHash.get());
    }
}
