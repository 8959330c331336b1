package dev.coachboard.platform.audit;

import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.PersonalArea;
import dev.coachboard.platform.privacy.PersonalData;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What was done to a client's things, and by them. */
@ApplicationScoped
@Priority(10) // because what refers to another module's rows goes before them
class AuditPrivacy implements PersonalData {

    @Override
    public List<PersonalArea> areas(DataSubject who) {
        return List.of(new PersonalArea("audit-entries", """
                select e.id, e.at, e.action, e.subject_id, e.actor_id, e.actor_role, e.before, e.after
                from asked a join audit_entries e on e.subject_id = a.client_id or e.actor_id = a.user_id
                where e.practice_id = current_practice() order by e.at, e.id
                """));
    }

    /** Entries hold ids and states, which after the erasure lead to nobody; who did what has to stay provable. */
    @Override
    public void erase(DataSubject who) {}
}
