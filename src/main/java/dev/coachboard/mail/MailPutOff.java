package dev.coachboard.mail;

/** The mail server wants this mail later, as greylisting does. It is well otherwise. */
class MailPutOff extends Exception {
    MailPutOff(String reason) {
        super(reason);
    }
}
