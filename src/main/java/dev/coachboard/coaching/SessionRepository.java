package dev.coachboard.coaching;

import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<CoachingSession, UUID> {

    SessionDetails details(UUID id) {
        return getEntityManager()
                .createQuery("""
                        select s.id, s.clientId, c.name, s.coachId, s.bookingId, s.startsAt, s.endsAt, s.zone, s.status,
                            s.version
                        from CoachingSession s join Client c on c.id = s.clientId where s.id = :id
                        """, SessionDetails.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("session"));
    }

    /** The filters that are there, and no others, so that each mix of them is one range of one index. */
    List<SessionSummary> list(SessionFilter filter, Position after, int limit) {
        var start = after.orEarlier(filter.to);
        var query = new StringBuilder("""
                select s.id, s.clientId, (select c.name from Client c where c.id = s.clientId), s.coachId, s.startsAt, s.endsAt,
                    s.zone, s.status
                from CoachingSession s where (s.startsAt, s.id) < (:key, :id)
                """);
        var parameters = new HashMap<String, Object>(Map.of("key", start.instant(), "id", start.id()));
        narrow(query, parameters, " and s.clientId = :client", "client", filter.clientId);
        narrow(query, parameters, " and s.status = :status", "status", filter.status);
        narrow(query, parameters, " and s.startsAt >= :from", "from", filter.from);
        query.append(" order by s.startsAt desc, s.id desc");
        var page = getEntityManager().createQuery(query.toString(), SessionSummary.class);
        parameters.forEach(page::setParameter);
        return page.setMaxResults(limit).getResultList();
    }

    private static void narrow(
            StringBuilder query, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value == null) return;
        query.append(condition);
        parameters.put(name, value);
    }
}
