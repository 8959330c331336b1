package dev.coachboard.mail;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What a job keeps of a mail. Tokens, names and addresses are in the sealed part alone, since jobs that were given up are
 * kept and read. The ids beside it let an erasure find the mail.
 */
@JsonIgnoreProperties(ignoreUnknown = true) // because the next version may add to it while this one still works
record SealedMail(String template, byte[] sealed, MailParties parties) {

    SealedMail {
        if (parties == null) parties = MailParties.platform(); // because a job of an earlier version names none
    }
}
