package dev.coachboard.platform.database;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down only when a restart would help. A database that is away is no such case. */
@Liveness
class PoolLiveness implements HealthCheck {

    private final PoolRecovery recovery;

    PoolLiveness(PoolRecovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("connection pool")
                .status(!recovery.isHopeless())
                .build();
    }
}
