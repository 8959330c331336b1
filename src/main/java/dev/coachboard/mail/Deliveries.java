package dev.coachboard.mail;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** In a transaction of its own: the server took the mail, whatever happens next. */
    void note(Mail mail, String messageId) {
        var recipient = recipients.code(mail.to());
        var delivery = new Delivery(mail.key(), mail.template(), messageId, recipient, clock.instant());
        QuarkusTransaction.requiringNew().run(() -> persist(delivery));
    }
}
