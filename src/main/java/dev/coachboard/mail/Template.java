package dev.coachboard.mail;

import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Urgency;
import java.util.Locale;

/** Every mail there is. Each has an HTML and a text file of its name. */
enum Template {
    EMAIL_VERIFICATION,
    KNOWN_ADDRESS,
    WELCOME,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    EMAIL_CHANGE,
    EMAIL_CHANGED,
    INVITATION,
    NEW_SIGN_IN,
    BOOKING_CONFIRMED,
    BOOKING_MOVED,
    BOOKING_CANCELLED,
    REMINDER,
    RECEIPT,
    PAYMENT_FAILED,
    SUBSCRIPTION_CHANGED,
    EXPORT_READY,
    DELIVERY_TEST;

    /**
     * Because the last of sixteen comes three to six hours after the first, and a mail server is rarely gone for longer.
     * Those that an open breaker turns away count too: they cost no time, since each is followed by a longer rest.
     */
    private static final int ATTEMPTS = 16;

    private static final String SERVER = "mail";
    private static final JobType<SealedMail> SOON =
            new JobType<>("mail", SealedMail.class, Urgency.SOON, ATTEMPTS, SERVER);
    private static final JobType<SealedMail> BULK =
            new JobType<>("mail", SealedMail.class, Urgency.WHENEVER, ATTEMPTS, SERVER);

    /** @throws IllegalArgumentException if there is none of this name */
    static Template named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** One type for all, which handlers and operators see; only its place in the line differs. */
    static JobType<SealedMail> anyJobType() {
        return SOON;
    }

    JobType<SealedMail> jobType() {
        return this == REMINDER ? BULK : SOON;
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
