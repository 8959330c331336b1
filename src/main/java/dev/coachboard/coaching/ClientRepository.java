package dev.coachboard.coaching;

import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<Client, UUID> {

    Client require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("client"));
    }
}
