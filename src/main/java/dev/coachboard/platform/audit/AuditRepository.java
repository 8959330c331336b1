package dev.coachboard.platform.audit;

import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Reads every practice's entries, so nothing but the operators' list may use it. */
@ApplicationScoped
class AuditRepository {

    private final EntityManager database;

    AuditRepository(EntityManager database) {
        this.database = database;
    }

    List<AuditEntryDetails> list(AuditFilter filter, Position after, int limit) {
        return new ListQuery("select e from AuditEntry e where (e.at, e.id) < (:key, :id)", after)
                        .narrow("e.practiceId = :practice", "practice", filter.practiceId)
                        .narrow("e.action = :action", "action", filter.action)
                        .narrow("e.subjectId = :subject", "subject", filter.subjectId)
                        .page(database, AuditEntry.class, "e.at desc, e.id desc", limit)
                        .getResultList()
                        .stream()
                        .map(AuditEntry::details)
                        .toList();
    }
}
