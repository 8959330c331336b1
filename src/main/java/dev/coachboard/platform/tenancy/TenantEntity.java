package dev.coachboard.platform.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A row that belongs to a practice. Hibernate writes the practice itself and adds it to every query. */
@MappedSuperclass
public abstract class TenantEntity {

    @Id
    private UUID id;

    // Text, because tenant ids are text to Quarkus; the driver leaves its type to PostgreSQL, whose column is a uuid.
    @TenantId
    @Column(name = "practice_id", nullable = false, updatable = false)
    private String practiceId;

    @Version
    private long version;

    /** For Hibernate alone. */
    protected TenantEntity() {}

    protected TenantEntity(UUID id) {
        this.id = id;
    }

    public UUID id() {
        return id;
    }

    public UUID practiceId() {
        return UUID.fromString(practiceId);
    }

    public long version() {
        return version;
    }
}
