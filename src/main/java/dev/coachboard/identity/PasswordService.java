package dev.coachboard.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Changes passwords, and with each of them the devices that may go on. */
@ApplicationScoped
class PasswordService {

    private static final UUID NO_DEVICE = new UUID(0, 0);

    private final UserRepository users;
    private final OneTimeTokens tokens;
    private final Lockouts lockouts;
    private final AccountMails mails;
    private final Clock clock;

    PasswordService(UserRepository users, OneTimeTokens tokens, Lockouts lockouts, AccountMails mails, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.lockouts = lockouts;
        this.mails = mails;
        this.clock = clock;
    }

    @Transactional
    void requestReset(String email) {
        users.lockAddress(email);
        users.findByEmail(email)
                .ifPresent(user -> mails.reset(user, tokens.issue(user.id(), OneTimeToken.Purpose.PASSWORD_RESET)));
    }

    /** Following the mail also proves the address. @return the devices that it revoked: all of them */
    @Transactional
    Set<UUID> reset(String token, String newHash) {
        var user = users.require(
                tokens.use(token, OneTimeToken.Purpose.PASSWORD_RESET).userId());
        user.changePassword(newHash);
        if (user.verifyEmail(clock.instant())) mails.welcome(user);
        return end("password-reset", user, NO_DEVICE);
    }

    /** @return the devices that it revoked: all but the one that asked */
    @Transactional
    Set<UUID> change(UUID userId, UUID deviceId, String newHash) {
        var user = users.lock(userId);
        user.changePassword(newHash);
        tokens.end(userId, OneTimeToken.Purpose.PASSWORD_RESET);
        return end("password-changed", user, deviceId);
    }

    private Set<UUID> end(String action, User user, UUID except) {
        user.endSessions(clock.instant());
        // An address that was asked for with the password before may be an intruder's.
        tokens.end(user.id(), OneTimeToken.Purpose.EMAIL_CHANGE);
        mails.passwordChanged(user);
        return lockouts.after(action, user.id(), except);
    }
}
