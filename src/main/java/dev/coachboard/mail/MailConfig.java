package dev.coachboard.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server that takes our mails, and who they are from. */
@ConfigMapping(prefix = "coachboard.mail")
public interface MailConfig {

    /** Such as {@code no-reply@app.example.com}. */
    String from();

    String host();

    int port();

    Optional<String> user();

    Optional<String> password();

    /** How long the server may say nothing before its connection counts as dead. */
    Duration silence();

    /** How long one attempt may take as a whole. */
    Duration deadline();

    /** How long mails rest after the server failed half of the latest attempts. */
    Duration rest();

    /** How the way there is kept secret. */
    @WithDefault("required")
    Tls tls();

    /** The ways that mail servers offer. */
    enum Tls {
        /** STARTTLS, and no mail without it. */
        REQUIRED,
        /** TLS from the first byte, as on port 465. */
        IMPLICIT,
        /** For a server on the same machine. */
        NONE
    }
}
