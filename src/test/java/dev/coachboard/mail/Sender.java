package dev.coachboard.mail;

import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;

/** Where a feature would be. */
@ApplicationScoped
class Sender {

    private final Outbox outbox;
    private final CurrentPractice practice;

    Sender(Outbox outbox, CurrentPractice practice) {
        this.outbox = outbox;
        this.practice = practice;
    }

    void send(Mail mail) {
        QuarkusTransaction.requiringNew().run(() -> outbox.send(mail, MailParties.platform()));
    }

    @ActivateRequestContext
    void sendIn(UUID practiceId, Mail mail) {
        sendIn(practiceId, mail, MailParties.practice());
    }

    @ActivateRequestContext
    void sendIn(UUID practiceId, Mail mail, MailParties parties) {
        practice.enter(practiceId);
        QuarkusTransaction.requiringNew().run(() -> outbox.send(mail, parties));
    }

    void sendAndFail(Mail mail) {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.send(mail, MailParties.platform());
            throw new IllegalStateException("on second thoughts");
        });
    }
}
