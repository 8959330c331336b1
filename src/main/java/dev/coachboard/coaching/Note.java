package dev.coachboard.coaching;

import dev.coachboard.platform.problem.Forbidden;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a coach wrote about a session. */
@Entity
@Table(name = "notes")
class Note extends TenantEntity {

    private UUID sessionId;
    private UUID authorId;

    @Enumerated(EnumType.STRING)
    private Visibility visibility;

    private String body;
    private Instant createdAt;
    private Instant updatedAt;

    /** For Hibernate alone. */
    protected Note() {}

    Note(UUID id, UUID sessionId, UUID authorId, NewNote written, Instant now) {
        super(id);
        this.sessionId = sessionId;
        this.authorId = authorId;
        this.visibility = written.visibility();
        this.body = written.body();
        this.createdAt = now;
        this.updatedAt = now;
    }

    void edit(NotePatch patch, Instant now) {
        if (patch.body() != null) body = patch.body();
        if (patch.visibility() != null) visibility = patch.visibility();
        updatedAt = now;
    }

    /** Other coaches read a note; only its author and the practice's owner change it. */
    void requireEditableBy(Caller caller) {
        if (!authorId.equals(caller.memberId()) && caller.role() != Role.OWNER)
            throw new Forbidden("not-the-author", "Only the author or the practice's owner may change this note");
    }
}
