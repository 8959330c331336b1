package dev.coachboard.identity;

import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.security.SecurityEvent;
import dev.coachboard.platform.security.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Checks and hashes the passwords of people who have an account, outside any transaction. */
@ApplicationScoped
class PasswordProofs {

    private final PasswordHasher hasher;
    private final SignInLimits limits;
    private final UserRepository users;
    private final OneTimeTokens tokens;
    private final SecurityEvents events;

    PasswordProofs(
            PasswordHasher hasher,
            SignInLimits limits,
            UserRepository users,
            OneTimeTokens tokens,
            SecurityEvents events) {
        this.hasher = hasher;
        this.limits = limits;
        this.users = users;
        this.tokens = tokens;
        this.events = events;
    }

    /** @return the hash of the password that follows */
    String forReset(String token, String newPassword) {
        try (var place = hasher.enter()) {
            limits.reset(token);
            var userId = tokens.requireOwner(token, OneTimeToken.Purpose.PASSWORD_RESET);
            PasswordPolicy.check(newPassword, "/newPassword", users.findNames(userId));
            return place.hash(newPassword);
        }
    }

    /** @return the hash of the password that follows */
    String forChange(UUID userId, String password, String newPassword) {
        try (var place = hasher.enter()) {
            require(place, userId, password, "/currentPassword");
            PasswordPolicy.check(newPassword, "/newPassword", users.findNames(userId));
            return place.hash(newPassword);
        }
    }

    /** @param pointer the field that holds the password */
    void require(UUID userId, String password, String pointer) {
        try (var place = hasher.enter()) {
            require(place, userId, password, pointer);
        }
    }

    private void require(PasswordHasher.Place place, UUID userId, String password, String pointer) {
        limits.passwordCheck(userId);
        if (place.matches(password, users.require(userId).passwordHash())) return;
        events.record(SecurityEvent.PASSWORD_CHECK_FAILED, "userId", userId);
        throw new Unprocessable("wrong-password", "The current password is wrong").at(pointer);
    }
}
