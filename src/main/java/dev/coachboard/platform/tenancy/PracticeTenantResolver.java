package dev.coachboard.platform.tenancy;

import dev.coachboard.platform.database.DatabaseAdmission;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The first wall: Hibernate adds the practice to every statement on an entity with {@code @TenantId}. */
@PersistenceUnitExtension
@ApplicationScoped
class PracticeTenantResolver implements TenantResolver {

    /** Matches no row: work that entered no practice sees none. */
    private static final String NONE = new UUID(0, 0).toString();

    private final DatabaseAdmission admission;

    PracticeTenantResolver(DatabaseAdmission admission) {
        this.admission = admission;
    }

    @Override
    public String getDefaultTenantId() {
        return NONE;
    }

    /** Hibernate asks when a session begins: early enough to turn a request away from a database that is away. */
    @Override
    public String resolveTenantId() {
        admission.enter();
        return CurrentPractice.ofThisThread().map(UUID::toString).orElse(NONE);
    }
}
