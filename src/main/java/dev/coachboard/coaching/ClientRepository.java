package dev.coachboard.coaching;

import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<Client, UUID> {

    Client require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("client"));
    }

    Client lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("client"));
    }

    ClientDetails details(UUID id) {
        return getEntityManager().createQuery("""
                        select c.id, c.coachId, c.name, c.email, c.phone, c.zone, c.status, c.createdAt, c.archivedAt,
                            c.version
                        from Client c where c.id = :id
                        """, ClientDetails.class).setParameter("id", id).getResultList().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("client"));
    }

    ClientContact contact(UUID id) {
        return getEntityManager()
                .createQuery("select c.name, c.email, c.zone from Client c where c.id = :id", ClientContact.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("client"));
    }

    List<ClientSummary> list(ClientFilter filter, Position after, int limit) {
        return filter.q == null ? byName(filter, after, limit) : byTerm(filter, after, limit);
    }

    private List<ClientSummary> byName(ClientFilter filter, Position after, int limit) {
        var page = getEntityManager()
                .createQuery("""
                        select c.id, c.name, c.email, c.coachId, c.status, c.createdAt, c.sortName
                        from Client c
                        where c.status = :status and (c.sortName, c.id) > (:key, :id) %s
                        order by c.sortName, c.id
                        """.formatted(filter.coachId == null ? "" : "and c.coachId = :coach"), ClientSummary.class)
                .setMaxResults(limit);
        return bound(page, filter, after).getResultList();
    }

    /**
     * A client whose first and last name both begin like this is listed once: under the first term that does. The page is
     * chosen before the clients are joined, and by questions that PostgreSQL can only ask row by row and takes for often
     * true ("fewer than one" rather than "none"), or it would read and sort every term that begins like this. The lateral join
     * looks each client up by its id; a plain join reads all clients of a practice that is larger than most.
     */
    private List<ClientSummary> byTerm(ClientFilter filter, Position after, int limit) {
        var prefix = SearchTerm.normalise(filter.q);
        var page = getEntityManager()
                .createQuery(
                        """
                        select c.id, c.name, c.email, c.coachId, c.status, c.createdAt, p.term
                        from (
                            select t.clientId as clientId, t.term as term from SearchTerm t
                            where t.status = :status and t.term < :end and (t.term, t.clientId) > (:key, :id) %s
                                and 1 > (select count(*) from SearchTerm earlier where earlier.clientId = t.clientId
                                    and earlier.term >= :prefix and earlier.term < t.term)
                            order by t.term, t.clientId limit %d
                        ) p join lateral (
                            select f.id as id, f.name as name, f.email as email, f.coachId as coachId,
                                f.status as status, f.createdAt as createdAt
                            from Client f where f.id = p.clientId order by f.id limit 1
                        ) c
                        order by p.term, p.clientId
                        """.formatted(filter.coachId == null ? "" : "and t.coachId = :coach", limit),
                        ClientSummary.class)
                .setParameter("prefix", prefix)
                .setParameter("end", SearchTerm.endOf(prefix));
        return bound(page, filter, after.orAfter(prefix)).getResultList();
    }

    private static TypedQuery<ClientSummary> bound(
            TypedQuery<ClientSummary> page, ClientFilter filter, Position after) {
        page.setParameter("status", filter.status)
                .setParameter("key", after.key())
                .setParameter("id", after.id());
        return filter.coachId == null ? page : page.setParameter("coach", filter.coachId);
    }

    /** The client, and the words it is found by. */
    void save(Client client) {
        persist(client);
        index(client);
    }

    void index(Client client) {
        var database = getEntityManager();
        database.flush();
        database.createQuery("delete from SearchTerm t where t.clientId = :client")
                .setParameter("client", client.id())
                .executeUpdate();
        for (var term : client.searchTerms()) database.persist(new SearchTerm(client, term));
        database.flush();
    }

    /** Others who want this address in this practice wait until the transaction ends. */
    void lockAddress(String email) {
        getEntityManager()
                .createNativeQuery("""
                        select cast(pg_advisory_xact_lock(hashtextextended(current_practice() || lower(:email), 0)) as text)
                        """, String.class)
                .setParameter("email", email)
                .getSingleResult();
    }

    boolean isTaken(String email) {
        return count("email", email) > 0;
    }
}
