package dev.coachboard.platform.http;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The limits of one instance, and the deadlines of its peers. */
@ConfigMapping(prefix = "coachboard.http")
interface ServerConfig {

    /** Open connections in total. */
    int connections();

    /** Open connections of one client address; a trusted proxy is exempt. */
    int connectionsPerAddress();

    /** From the first byte to the last one of a request's head. */
    Duration headDeadline();

    /** From the head to the last byte of the body. */
    Duration bodyDeadline();

    /** For a peer to read a piece of an answer. */
    Duration answerDeadline();

    /** Requests that run at once; webhooks and the writes of strangers do not count. */
    int requests();

    int waitingRequests();

    /** Webhooks that run at once. */
    int webhooks();

    int waitingWebhooks();

    /** POSTs without a token that run at once, such as logins. */
    int strangers();

    int waitingStrangers();

    /** The longest wait for a turn, for every kind. */
    Duration longestWait();
}
