package dev.coachboard.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The mail server took a mail. */
@Entity
@Table(name = "mail_deliveries")
class Delivery {

    @Id
    private String key;

    private String template;
    private String messageId;
    private Instant acceptedAt;
    private UUID practiceId;
    private UUID userId;
    private UUID clientId;

    /** For Hibernate alone. */
    protected Delivery() {}

    /** @param practiceId null for a mail that belongs to none */
    Delivery(String key, String template, String messageId, UUID practiceId, MailParties parties) {
        this.key = key;
        this.template = template;
        this.messageId = messageId;
        this.practiceId = practiceId;
        this.userId = parties.userId();
        this.clientId = parties.clientId();
    }

    String key() {
        return key;
    }

    UUID practiceId() {
        return practiceId;
    }

    void acceptedAt(Instant now) {
        acceptedAt = now;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }
}
