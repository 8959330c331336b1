package dev.coachboard.mail;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;

/** The delivery log, by the keys of the mails. */
@ApplicationScoped
class Deliveries implements PanacheRepositoryBase<Delivery, String> {

    private final Recipients recipients;
    private final Clock clock;

    Deliveries(Recipients recipients, Clock clock) {
        this.recipients = recipients;
        this.clock = clock;
    }

    boolean knows(String key) {
        return findByIdOptional(key).isPresent();
    }

    /** What will be noted of a mail, made in its practice: the server's yes may come when nobody is in it any more. */
    Delivery of(Mail mail, String messageId) {
        return new Delivery(mail.key(), mail.template(), messageId, recipients.code(mail.to()));
    }

    /** In a transaction of its own: the server took the mail, whatever happens next and whoever noted that before. */
    @ActivateRequestContext
    void note(Delivery delivery) {
        delivery.acceptedAt(clock.instant());
        QuarkusTransaction.requiringNew().run(() -> {
            if (!knows(delivery.key())) persist(delivery);
        });
    }
}
