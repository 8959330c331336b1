package dev.coachboard.mail;

import java.util.UUID;

/**
 * The people of a mail, by id: an address or a name may be typed by a stranger.
 *
 * @param ofPractice whether it belongs to the practice that sends it
 * @param userId the account that it is about; null for other mails
 * @param clientId the client of the practice that it is sent to; null for another recipient
 * @param aboutId the client that it names; null if it names none
 */
public record MailParties(boolean ofPractice, UUID userId, UUID clientId, UUID aboutId) {

    /** About an account, whichever practice is at work: its owner alone is concerned. */
    public static MailParties account(UUID userId) {
        return new MailParties(false, userId, null, null);
    }

    /** From the practice to its client. */
    public static MailParties client(UUID clientId) {
        return new MailParties(true, null, clientId, clientId);
    }

    /** From the practice to a coach, about a client. */
    public static MailParties aboutClient(UUID clientId) {
        return new MailParties(true, null, null, clientId);
    }

    /** From the practice, about no client. */
    public static MailParties practice() {
        return new MailParties(true, null, null, null);
    }

    /** From the platform. */
    public static MailParties platform() {
        return new MailParties(false, null, null, null);
    }
}
