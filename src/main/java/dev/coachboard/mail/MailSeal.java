package dev.coachboard.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.platform.json.StoredJson;
import dev.coachboard.platform.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Closes mails for the time that they wait on the queue, and opens them under the key they were closed with. */
@ApplicationScoped
class MailSeal {

    private static final String USE = "mail";

    private final Secrets secrets;
    private final ObjectMapper json;

    MailSeal(Secrets secrets, StoredJson json) {
        this.secrets = secrets;
        this.json = json.mapper();
    }

    SealedMail close(Mail mail, MailParties parties) {
        try {
            var sealed = secrets.seal(USE, mail.key(), json.writeValueAsBytes(mail));
            return new SealedMail(mail.template(), sealed, parties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if it was closed under another key or another installation's secret */
    Mail open(String key, SealedMail mail) {
        try {
            return json.readValue(secrets.open(USE, key, mail.sealed()), Mail.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
