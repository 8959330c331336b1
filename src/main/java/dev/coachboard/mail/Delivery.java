package dev.coachboard.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The mail server took a mail. */
@Entity
@Table(name = "mail_deliveries")
class Delivery {

    @Id
    private String key;

    private String template;
    private String messageId;
    private Instant acceptedAt;
    private byte[] recipient;

    /** For Hibernate alone. */
    protected Delivery() {}

    /** @param recipient as a code, see {@link Recipients} */
    Delivery(String key, String template, String messageId, byte[] recipient) {
        this.key = key;
        this.template = template;
        this.messageId = messageId;
        this.recipient = recipient;
    }

    String key() {
        return key;
    }

    void acceptedAt(Instant now) {
        acceptedAt = now;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }
}
