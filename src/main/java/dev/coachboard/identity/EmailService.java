package dev.coachboard.identity;

import dev.coachboard.platform.problem.Unprocessable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Proves e-mail addresses: of a new account, and of one that changes its address. */
@ApplicationScoped
class EmailService {

    private static final UUID NO_DEVICE = new UUID(0, 0);

    private final UserRepository users;
    private final OneTimeTokens tokens;
    private final OpenInvitations invitations;
    private final Lockouts lockouts;
    private final AccountMails mails;
    private final Clock clock;

    EmailService(
            UserRepository users,
            OneTimeTokens tokens,
            OpenInvitations invitations,
            Lockouts lockouts,
            AccountMails mails,
            Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.invitations = invitations;
        this.lockouts = lockouts;
        this.mails = mails;
        this.clock = clock;
    }

    void requireOther(UUID userId, String newEmail) {
        if (users.require(userId).email().equalsIgnoreCase(newEmail))
            throw new Unprocessable("same-email", "This is the address that the account has").at("/newEmail");
    }

    /** To the caller an address that has an account looks like any other; only its owner gets a mail that says so. */
    @Transactional
    void requestChange(UUID userId, String newEmail) {
        users.lockAddress(newEmail);
        requireOther(userId, newEmail);
        var user = users.require(userId);
        var known = users.findByEmail(newEmail);
        if (known.isPresent()) mails.knownAddress(known.get());
        else mails.emailChange(user, newEmail, tokens.issue(userId, OneTimeToken.Purpose.EMAIL_CHANGE, newEmail));
    }

    /** @return the devices that it revoked: all of them if the address changed */
    @Transactional
    Set<UUID> prove(String text) {
        users.lockAddresses(tokens.addressesOfChange(text)); // before the account's row, as an acceptance does
        var token = tokens.use(text, OneTimeToken.Purpose.EMAIL_VERIFICATION, OneTimeToken.Purpose.EMAIL_CHANGE);
        var user = users.require(token.userId());
        if (token.purpose() == OneTimeToken.Purpose.EMAIL_CHANGE) return change(user, token.newEmail());
        if (user.verifyEmail(clock.instant())) mails.welcome(user);
        return Set.of();
    }

    /** Every link in the mailbox of the old address ends. */
    private Set<UUID> change(User user, String newEmail) {
        if (users.findByEmail(newEmail).isPresent()) throw OneTimeTokens.bad();
        mails.emailChanged(user);
        invitations.endToLeftAddress(user.email());
        var now = clock.instant();
        user.changeEmail(newEmail, now);
        user.endSessions(now);
        tokens.end(user.id(), OneTimeToken.Purpose.PASSWORD_RESET);
        tokens.end(user.id(), OneTimeToken.Purpose.EMAIL_VERIFICATION);
        return lockouts.after("email-changed", user.id(), NO_DEVICE);
    }
}
