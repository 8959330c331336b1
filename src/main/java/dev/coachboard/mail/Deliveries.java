package dev.coachboard.mail;

import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;

/** The delivery log, by the keys of the mails. */
@ApplicationScoped
class Deliveries implements PanacheRepositoryBase<Delivery, String> {

    private final CurrentPractice practice;
    private final Clock clock;

    Deliveries(CurrentPractice practice, Clock clock) {
        this.practice = practice;
        this.clock = clock;
    }

    boolean knows(String key) {
        return findByIdOptional(key).isPresent();
    }

    /** What will be noted of a mail, made in its practice: the server's yes may come when nobody is in it any more. */
    Delivery of(Mail mail, String messageId, MailParties parties) {
        var practiceId = parties.ofPractice() ? practice.id().orElse(null) : null;
        return new Delivery(mail.key(), mail.template(), messageId, practiceId, parties);
    }

    /** In a transaction of its own: the server took the mail, whatever happens next and whoever noted that before. */
    @ActivateRequestContext
    void note(Delivery delivery) {
        delivery.acceptedAt(clock.instant());
        if (delivery.practiceId() != null) practice.enter(delivery.practiceId());
        QuarkusTransaction.requiringNew().run(() -> {
            if (!knows(delivery.key())) persist(delivery);
        });
    }

    /** Of every practice, so past row-level security. */
    void deleteOlderThan(Instant before) {
        getEntityManager()
                .createNativeQuery("select cast(delete_mail_deliveries(:before) as text)", String.class)
                .setParameter("before", before)
                .getSingleResult();
    }
}
