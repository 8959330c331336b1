package dev.coachboard.coaching;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<CoachingSession, UUID> {}
