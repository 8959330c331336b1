package dev.coachboard.coaching;

import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class NoteRepository implements PanacheRepositoryBase<Note, UUID> {

    private static final String DETAILS = """
            select n.id, n.sessionId, n.authorId,
                (select u.name from Membership m join User u on u.id = m.userId where m.id = n.authorId),
                n.visibility, n.body, n.createdAt, n.updatedAt, n.version
            from Note n where\s""";

    private static final String SHARED = """
            n.visibility = SHARED and exists (
                select 1 from CoachingSession s where s.id = n.sessionId and s.clientId = :client) and\s""";

    Note require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("note"));
    }

    NoteDetails details(UUID id) {
        return one(query(DETAILS + "n.id = :note").setParameter("note", id));
    }

    NoteDetails shared(UUID id, UUID clientId) {
        return one(query(DETAILS + SHARED + "n.id = :note")
                        .setParameter("note", id)
                        .setParameter("client", clientId))
                .forClient();
    }

    List<NoteDetails> list(UUID sessionId, Position after, int limit) {
        return page(DETAILS, sessionId, after, limit).getResultList();
    }

    List<NoteDetails> listShared(UUID sessionId, UUID clientId, Position after, int limit) {
        return page(DETAILS + SHARED, sessionId, after, limit).setParameter("client", clientId).getResultList().stream()
                .map(NoteDetails::forClient)
                .toList();
    }

    private TypedQuery<NoteDetails> page(String notes, UUID sessionId, Position after, int limit) {
        return query(notes + """
                        n.sessionId = :session and (n.createdAt, n.id) < (:key, :id)
                        order by n.createdAt desc, n.id desc
                        """)
                .setParameter("session", sessionId)
                .setParameter("key", after.instant())
                .setParameter("id", after.id())
                .setMaxResults(limit);
    }

    private TypedQuery<NoteDetails> query(String text) {
        return getEntityManager().createQuery(text, NoteDetails.class);
    }

    private static NoteDetails one(TypedQuery<NoteDetails> query) {
        return query.getResultList().stream().findFirst().orElseThrow(() -> new NotFound("note"));
    }
}
