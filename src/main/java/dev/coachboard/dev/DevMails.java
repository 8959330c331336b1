package dev.coachboard.dev;

import dev.coachboard.identity.EmailVerificationRequested;
import dev.coachboard.identity.InvitationSent;
import dev.coachboard.identity.PasswordResetRequested;
import dev.coachboard.identity.SignUpOnKnownAddress;
import dev.coachboard.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Keeps what would be mailed, in the transaction that asked for it, for the viewer of dev mode. */
@ApplicationScoped
class DevMails {

    private final EntityManager database;
    private final Clock clock;

    DevMails(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One mail; the token is what its link would carry. */
    public record DevMail(String recipient, String subject, String token, Instant createdAt) {}

    void on(@Observes EmailVerificationRequested event) {
        keep(event.email(), "Confirm your e-mail address", event.token());
    }

    void on(@Observes SignUpOnKnownAddress event) {
        keep(event.email(), "You already have an account", null);
    }

    void on(@Observes PasswordResetRequested event) {
        keep(event.email(), "Choose a new password", event.token());
    }

    void on(@Observes InvitationSent event) {
        keep(event.email(), "You are invited to " + event.practiceName(), event.token());
    }

    private void keep(String recipient, String subject, String token) {
        database.createNativeQuery("insert into dev_mails (id, recipient, subject, token, created_at)"
                        + " values (:id, :recipient, :subject, :token, :now)")
                .setParameter("id", Ids.next())
                .setParameter("recipient", recipient)
                .setParameter("subject", subject)
                .setParameter("token", token)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    List<DevMail> findNewest(String recipient) {
        return database.createNativeQuery("""
                        select recipient, subject, token, created_at from dev_mails
                        where cast(:recipient as text) is null or lower(recipient) = lower(:recipient)
                        order by created_at desc, id desc limit 50
                        """, DevMail.class)
                .setParameter("recipient", recipient)
                .getResultList();
    }
}
