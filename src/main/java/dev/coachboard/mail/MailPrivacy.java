package dev.coachboard.mail;

import dev.coachboard.jobs.JobErasure;
import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.PersonalArea;
import dev.coachboard.platform.privacy.PersonalData;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The mails that the practice sent its client or that still wait, by ids. Mails about the account count only where no other
 * practice uses it.
 */
@ApplicationScoped
@Priority(30) // because what refers to another module's rows goes before them
class MailPrivacy implements PersonalData {

    private static final List<PersonalArea> AREAS = List.of(new PersonalArea("mails", """
            select d.template, d.accepted_at
            from asked a join mail_deliveries d
                on d.practice_id = current_practice() and d.client_id = a.client_id
                    or d.practice_id is null and d.user_id = a.account_id
            order by d.accepted_at, d.key
            """));

    private final Deliveries deliveries;
    private final JobErasure jobs;

    MailPrivacy(Deliveries deliveries, JobErasure jobs) {
        this.deliveries = deliveries;
        this.jobs = jobs;
    }

    @Override
    public List<PersonalArea> areas(DataSubject who) {
        return AREAS;
    }

    @Override
    public void erase(DataSubject who) {
        jobs.removeHere(Template.anyJobType(), "parties.aboutId", who.clientId());
        deliveries.update("clientId = null where clientId = ?1", who.clientId());
        if (!who.hasAccountHereAlone()) return;
        jobs.removeAnywhere(Template.anyJobType(), "parties.userId", who.userId());
        deliveries.update("userId = null where userId = ?1", who.userId());
    }
}
