package dev.coachboard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Announces what should be mailed to a person about their account. */
@ApplicationScoped
class SignUpMails {

    private final Event<EmailVerificationRequested> verifications;
    private final Event<SignUpOnKnownAddress> knownAddresses;
    private final Event<PasswordResetRequested> resets;

    SignUpMails(
            Event<EmailVerificationRequested> verifications,
            Event<SignUpOnKnownAddress> knownAddresses,
            Event<PasswordResetRequested> resets) {
        this.verifications = verifications;
        this.knownAddresses = knownAddresses;
        this.resets = resets;
    }

    void verification(User user, String token) {
        verifications.fire(new EmailVerificationRequested(user.email(), user.name(), token));
    }

    void knownAddress(User user) {
        knownAddresses.fire(new SignUpOnKnownAddress(user.email(), user.name()));
    }

    void reset(User user, String token) {
        resets.fire(new PasswordResetRequested(user.email(), user.name(), token));
    }
}
