package dev.coachboard.mail;

import dev.coachboard.jobs.Jobs;
import dev.coachboard.platform.privacy.Pseudonym;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where mails are handed in, in the transaction whose news they are: what rolls back is never told. */
@ApplicationScoped
public class Outbox {

    private final Jobs jobs;
    private final MailSeal seal;

    Outbox(Jobs jobs, MailSeal seal) {
        this.jobs = jobs;
        this.seal = seal;
    }

    /**
     * Somebody who was erased cannot be written to any more, and is not.
     *
     * @param parties by whom exports and erasures find the mail
     * @throws IllegalArgumentException for a template that is not there, or data that it would never show
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void send(Mail mail, MailParties parties) {
        if (Pseudonym.isAddress(mail.to())) return;
        jobs.enqueue(Template.named(mail.template()).jobType(), mail.key(), seal.close(mail, parties));
    }

    /** Takes a mail back that no worker has at hand, and does nothing when there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(String key) {
        jobs.withdraw(Template.anyJobType(), key);
    }
}
