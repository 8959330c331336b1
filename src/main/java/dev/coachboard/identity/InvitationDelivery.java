package dev.coachboard.identity;

import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.secret.Secrets;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Mails invitations. The token names the practice, so an acceptance needs no way past row-level security. */
@ApplicationScoped
class InvitationDelivery {

    private final UserRepository users;
    private final AccountMails mails;
    private final InvitationLimits limits;
    private final Secrets secrets;
    private final AuditLog audit;
    private final Clock clock;

    InvitationDelivery(
            UserRepository users,
            AccountMails mails,
            InvitationLimits limits,
            Secrets secrets,
            AuditLog audit,
            Clock clock) {
        this.users = users;
        this.mails = mails;
        this.limits = limits;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Invitations, acceptances and removals of one address wait for each other. */
    void lockAddress(String email) {
        users.lockAddress(email);
    }

    void send(Invitation invitation, Caller by) {
        var token = OpaqueToken.fresh(by.practiceId(), secrets);
        invitation.send(token.hash(), clock.instant());
        users.getEntityManager().persist(invitation);
        audit.record(
                "invitation-sent",
                invitation.id(),
                null,
                Map.of("role", invitation.role(), "memberId", invitation.memberId()));
        mail(invitation, token, by);
    }

    void resend(Invitation invitation, Caller by) {
        mails.withdraw(invitation);
        var token = OpaqueToken.fresh(by.practiceId(), secrets);
        invitation.resend(token.hash(), by.memberId(), clock.instant());
        audit.record("invitation-resent", invitation.id(), null, null);
        mail(invitation, token, by);
    }

    private void mail(Invitation invitation, OpaqueToken token, Caller by) {
        limits.spend(by, invitation.email());
        mails.invitation(invitation, token);
    }
}
