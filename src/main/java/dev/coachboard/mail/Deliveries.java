package dev.coachboard.mail;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;

/** The delivery log, by the keys of the mails. */
@ApplicationScoped
class Deliveries implements PanacheRepositoryBase<Delivery, String> {

    private final Clock clock;

    Deliveries(Clock clock) {
        this.clock = clock;
    }

    boolean knows(String key) {
        return findByIdOptional(key).isPresent();
    }

    /** In a transaction of its own: the server took the mail, whatever happens next and whoever noted that before. */
    @ActivateRequestContext
    void note(String key, String template, String messageId) {
        var delivery = new Delivery(key, template, messageId, clock.instant());
        QuarkusTransaction.requiringNew().run(() -> {
            if (!knows(key)) persist(delivery);
        });
    }
}
