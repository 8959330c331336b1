package dev.coachboard.coaching;

import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ProgramRepository implements PanacheRepositoryBase<Program, UUID> {

    private static final String DETAILS = """
            select p.id, p.name, p.description, p.sessionCredits, new dev.coachboard.platform.money.Money(p.priceCents, p.currency),
                p.status, p.createdAt, p.version
            from Program p
            """;

    Program require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("program"));
    }

    ProgramDetails details(UUID id) {
        return getEntityManager()
                .createQuery(DETAILS + "where p.id = :id", ProgramDetails.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("program"));
    }

    List<ProgramDetails> list(ProgramStatus status, Position after, int limit) {
        return getEntityManager()
                .createQuery(DETAILS + """
                        where p.status = :status and (p.createdAt, p.id) < (:key, :id)
                        order by p.createdAt desc, p.id desc
                        """, ProgramDetails.class)
                .setParameter("status", status)
                .setParameter("key", after.instant())
                .setParameter("id", after.id())
                .setMaxResults(limit)
                .getResultList();
    }
}
