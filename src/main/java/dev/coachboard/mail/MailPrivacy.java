package dev.coachboard.mail;

import dev.coachboard.jobs.JobErasure;
import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.PersonalArea;
import dev.coachboard.platform.privacy.PersonalData;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;

/** What a client was mailed, and what still waits to be: to them, or with their name in it to somebody else. */
@ApplicationScoped
@Priority(30) // because what refers to another module's rows goes before them
class MailPrivacy implements PersonalData {

    private final Recipients recipients;
    private final Deliveries deliveries;
    private final JobErasure jobs;
    private final MailSeal seal;

    MailPrivacy(Recipients recipients, Deliveries deliveries, JobErasure jobs, MailSeal seal) {
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.seal = seal;
    }

    @Override
    public List<PersonalArea> areas(DataSubject who) {
        var codes = recipients.codes(who).stream().map(HexFormat.of()::formatHex);
        return List.of(new PersonalArea("mails", """
                select d.template, d.accepted_at
                from asked a, unnest(a.keys) code join mail_deliveries d on d.recipient = decode(code, 'hex')
                order by d.accepted_at
                """, codes.toList()));
    }

    @Override
    public void erase(DataSubject who) {
        jobs.remove(Template.anyJobType(), who.hasAccountHereAlone(), (key, closed) -> names(key, closed, who));
        for (var code : recipients.codes(who)) deliveries.update("recipient = null where recipient = ?1", code);
    }

    /** What was closed under another secret can be sent as little as it can be read. */
    private boolean names(String key, SealedMail closed, DataSubject who) {
        try {
            return names(seal.open(key, closed), who);
        } catch (IllegalStateException unreadable) {
            return false;
        }
    }

    private static boolean names(Mail mail, DataSubject who) {
        return who.isAt(mail.to())
                || mail.data().values().stream().anyMatch(value -> who.isCalled(value) || who.isAt(value));
    }
}
