package dev.coachboard.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a test has come.
 *
 * @param acceptedAt when the mail server took it
 * @param reason why it was given up
 */
record DeliveryTest(UUID id, State state, Instant acceptedAt, String reason) {

    enum State {
        QUEUED,
        ACCEPTED,
        FAILED
    }
}
