package dev.coachboard.identity;

import dev.coachboard.platform.problem.Unauthorized;
import dev.coachboard.platform.security.SecurityEvent;
import dev.coachboard.platform.security.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks an address and a password. An unknown address takes the same work and gets the same answer. */
@ApplicationScoped
class CredentialCheck {

    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final SignInLimits limits;
    private final SecurityEvents events;

    CredentialCheck(AccountRepository accounts, PasswordHasher hasher, SignInLimits limits, SecurityEvents events) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.limits = limits;
        this.events = events;
    }

    /**
     * Holds no connection while it hashes.
     *
     * @param knownDevice the mark that this device got when it signed in before; null without one
     */
    Account require(Credentials credentials, String knownDevice) {
        try (var place = hasher.enter()) {
            limits.login(credentials.email(), knownDevice);
            var account = accounts.findByEmail(credentials.email()).orElse(null);
            if (place.matches(credentials.password(), account == null ? null : account.passwordHash())) return account;
            if (account == null)
                events.record(SecurityEvent.LOGIN_UNKNOWN_ACCOUNT, "account", events.code(credentials.email()));
            else events.record(SecurityEvent.LOGIN_FAILED, "userId", account.userId());
        }
        throw new Unauthorized("bad-credentials", "The e-mail address or the password is wrong");
    }
}
