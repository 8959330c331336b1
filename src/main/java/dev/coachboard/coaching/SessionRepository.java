package dev.coachboard.coaching;

import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<CoachingSession, UUID> {

    SessionDetails details(UUID id) {
        return getEntityManager().createQuery("""
                        select s.id, s.clientId, c.name, s.coachId, s.bookingId, s.startsAt, s.endsAt, s.zone, s.status,
                            s.version
                        from CoachingSession s join Client c on c.id = s.clientId where s.id = :id
                        """, SessionDetails.class).setParameter("id", id).getResultList().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("session"));
    }

    List<SessionSummary> list(SessionFilter filter, Position after, int limit) {
        return new ListQuery("""
                        select s.id, s.clientId, (select c.name from Client c where c.id = s.clientId), s.coachId,
                            s.startsAt, s.endsAt, s.zone, s.status
                        from CoachingSession s where (s.startsAt, s.id) < (:key, :id)
                        """, after.orEarlier(filter.to))
                .narrow("s.clientId = :client", "client", filter.clientId)
                .narrow("s.status = :status", "status", filter.status)
                .narrow("s.startsAt >= :from", "from", filter.from)
                .page(getEntityManager(), SessionSummary.class, "s.startsAt desc, s.id desc", limit)
                .getResultList();
    }
}
