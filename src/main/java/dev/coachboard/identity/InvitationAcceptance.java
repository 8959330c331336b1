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
        var token = OpaqueToken.parse(acceptance.token()).orElseThrow(OneTimeTokens::bad);
        practice.enter(token.subjectId());
        return service.accept(token, acceptance.name(), provenHash(token, acceptance));
    }

    /** The known account's hash if the password is its own, else a hash of the new password. */
    private String provenHash(OpaqueToken token, Acceptance acceptance) {
        try (var place = hasher.enter()) {
            limits.reset(acceptance.token());
            var knownHash = service.knownHash(token);
            if (knownHash.isEmpty()) {
                PasswordPolicy.check(acceptance.password(), "/password", acceptance.name());
                return place.hash(acceptance.password());
            }
            if (place.matches(acceptance.password(), knownHash.get())) return knownHash.get();
        }
        throw new Unauthorized("bad-credentials", "This address has an account, and its password is another one");
    }
}
