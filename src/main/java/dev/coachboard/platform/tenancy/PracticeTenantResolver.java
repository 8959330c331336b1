package dev.coachboard.platform.tenancy;

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

    @Override
    public String getDefaultTenantId() {
        return NONE;
    }

    @Override
    public String resolveTenantId() {
        return CurrentPractice.ofThisThread().map(UUID::toString).orElse(NONE);
    }
}
