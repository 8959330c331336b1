package dev.coachboard.mail;

/** Loads one kind of enclosures when their mail is sent: in the mail's practice, outside any transaction. */
public interface EnclosureSource {

    String kind();

    /** @throws RuntimeException when it is not there yet: the mail is tried again later */
    EnclosedFile load(String reference);
}
