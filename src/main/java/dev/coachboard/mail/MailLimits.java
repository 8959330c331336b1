package dev.coachboard.mail;

import java.time.Duration;

/**
 * How much the mail server may cost.
 *
 * @param deadline of one attempt as a whole
 * @param atOnce attempts of one instance
 * @param volume attempts after which the breaker judges the server
 * @param rest how long an open breaker refuses mails before it lets one through
 */
record MailLimits(Duration deadline, int atOnce, int volume, Duration rest) {

    /** By the configuration, and the two numbers that no operator needs. */
    static MailLimits of(MailConfig config) {
        return new MailLimits(
                config.deadline(),
                32, // because the workers for mails are fewer, and only an operator with many needs a bound
                10, // because a server that fails half of ten mails is better left alone
                config.rest());
    }
}
