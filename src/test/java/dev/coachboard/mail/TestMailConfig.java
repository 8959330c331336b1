package dev.coachboard.mail;

import java.time.Duration;
import java.util.Optional;

/** The settings of a mail server on this machine. */
record TestMailConfig(int port, Duration silence, Duration deadline) implements MailConfig {

    TestMailConfig(int port, Duration silence) {
        this(port, silence, Duration.ofSeconds(20));
    }

    @Override
    public String from() {
        return "no-reply@coachboard.example";
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public Optional<String> user() {
        return Optional.empty();
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public Tls tls() {
        return Tls.NONE;
    }

    @Override
    public Duration rest() {
        return Duration.ofMillis(300);
    }
}
