package dev.coachboard.platform.audit;

import dev.coachboard.platform.http.RequestIds;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.security.ActionAudited;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Notes what was done, in the transaction that does it: what rolls back leaves no entry, and nothing is done without one. */
@ApplicationScoped
public class AuditLog {

    private final EntityManager database;
    private final CurrentCaller caller;
    private final CurrentPractice practice;
    private final RequestIds requests;
    private final Clock clock;
    private final Event<ActionAudited> audited;

    AuditLog(
            EntityManager database,
            CurrentCaller caller,
            CurrentPractice practice,
            RequestIds requests,
            Clock clock,
            Event<ActionAudited> audited) {
        this.database = database;
        this.caller = caller;
        this.practice = practice;
        this.requests = requests;
        this.clock = clock;
        this.audited = audited;
    }

    /**
     * By whoever calls, or by the system when nobody does. Give it ids and states, not people's names: entries outlive
     * what a person may have erased.
     *
     * @param action past tense, such as {@code role-changed}
     * @param before null for what was not there; null after for what is there no more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, UUID subjectId, Map<String, ?> before, Map<String, ?> after) {
        var entry = new AuditEntry(Ids.next(), action, subjectId, clock.instant());
        caller.find().ifPresent(entry::by);
        entry.within(practice.id().orElse(null), requests.current());
        entry.changed(AuditValues.of(before), AuditValues.of(after));
        database.persist(entry);
        audited.fire(new ActionAudited(action, subjectId));
    }
}
