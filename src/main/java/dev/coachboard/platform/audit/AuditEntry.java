package dev.coachboard.platform.audit;

import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One thing that was done. */
@Entity
@Immutable
@Table(name = "audit_entries")
class AuditEntry {

    @Id
    private UUID id;

    private Instant at;
    private UUID practiceId;
    private String action;
    private UUID subjectId;
    private UUID actorId;

    @Enumerated(EnumType.STRING)
    private Role actorRole;

    private boolean asOperator;
    private String requestId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> before;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> after;

    /** For Hibernate alone. */
    protected AuditEntry() {}

    AuditEntry(UUID id, String action, UUID subjectId, Instant now) {
        this.id = id;
        this.at = now;
        this.action = action;
        this.subjectId = subjectId;
    }

    void by(Caller actor) {
        actorId = actor.userId();
        actorRole = actor.role();
        asOperator = actor.operator();
    }

    void within(UUID practice, String request) {
        practiceId = practice;
        requestId = request;
    }

    void changed(Map<String, Object> from, Map<String, Object> to) {
        before = from;
        after = to;
    }

    AuditEntryDetails details() {
        var actor = actorId == null ? null : new AuditEntryDetails.Actor(actorId, actorRole, asOperator);
        return new AuditEntryDetails(id, at, action, subjectId, practiceId, actor, requestId, before, after);
    }
}
