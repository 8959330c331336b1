package dev.coachboard.mail;

/** The mail server is away, or refuses us and not one mail: other mails would fail like this one. */
class MailServerUnavailable extends Exception {
    MailServerUnavailable(String reason) {
        super(reason);
    }
}
