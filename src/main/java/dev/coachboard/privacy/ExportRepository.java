package dev.coachboard.privacy;

import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ExportRepository implements PanacheRepositoryBase<Export, UUID> {

    Export require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("export"));
    }

    /** Empty for one that an erasure took away meanwhile. */
    Optional<Export> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Export> findUnderWay(UUID clientId) {
        return find("clientId = ?1 and state = ?2", clientId, ExportState.REQUESTED)
                .firstResultOptional();
    }

    /** With their files. */
    void deleteOf(UUID clientId) {
        delete("clientId", clientId);
    }

    void keepFile(UUID id, byte[] body) {
        getEntityManager()
                .createNativeQuery(
                        "insert into export_files (practice_id, id, body) values (current_practice(), :id, :body)")
                .setParameter("id", id)
                .setParameter("body", body)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    byte[] file(UUID id) {
        Optional<byte[]> found = getEntityManager()
                .createNativeQuery(
                        "select body from export_files where practice_id = current_practice() and id = :id",
                        byte[].class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst();
        return found.orElseThrow(() -> new NotFound("export"));
    }
}
