package dev.coachboard.jobs;

import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists jobs of every practice, for operators. */
@ApplicationScoped
class JobRepository {

    private static final String QUEUED = """
            select j.id, j.type, j.key, j.payload, j.dueAt, coalesce(j.consecutiveFailures, 0),
                cast(null as String)
            from QueuedJob j where (j.dueAt, j.id) > (:key, :id)
            """;

    private static final String DEAD = """
            select d.id, d.type, d.key, d.payload, d.diedAt, d.attempts, d.error
            from DeadJob d where (d.diedAt, d.id) < (:key, :id)
            """;

    private final EntityManager database;
    private final PayloadJson payloads;

    JobRepository(EntityManager database, PayloadJson payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /** A row as it is stored: the payload says whose job it is. */
    record Row(UUID id, String type, String key, byte[] payload, Instant at, int failures, String error) {}

    /** The longest due comes first, and of the dead the newest. */
    List<JobSummary> list(JobStage state, Instant now, Position after, int limit) {
        var rows = switch (state) {
            case READY -> queued(after).narrow("j.picked = false").narrow("j.dueAt <= :now", "now", now);
            case SCHEDULED -> queued(after).narrow("j.picked = false").narrow("j.dueAt > :now", "now", now);
            case RUNNING -> queued(after).narrow("j.picked = true");
            case DEAD -> new ListQuery(DEAD, after);
        };
        var order = state == JobStage.DEAD ? "d.diedAt desc, d.id desc" : "j.dueAt, j.id";
        return rows.page(database, Row.class, order, limit).getResultList().stream()
                .map(row -> summary(state, row))
                .toList();
    }

    private static ListQuery queued(Position after) {
        return new ListQuery(QUEUED, after);
    }

    private JobSummary summary(JobStage state, Row row) {
        var payload = Optional.ofNullable(row.payload()).map(payloads::read);
        return new JobSummary(
                row.id(),
                state,
                row.type(),
                row.key(),
                payload.map(Payload::practiceId).orElse(null),
                row.at(),
                row.failures(),
                row.error() != null ? row.error() : payload.map(Payload::error).orElse(null));
    }
}
