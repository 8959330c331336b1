package dev.coachboard.platform.database;

import dev.coachboard.platform.database.DatabaseProbe.Answer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Answers at once, by the probe's last look: a check of the pool's would wait in line behind requests. */
@Readiness
class DatabaseReadiness implements HealthCheck {

    private final DatabaseProbe probe;

    DatabaseReadiness(DatabaseProbe probe) {
        this.probe = probe;
    }

    @Override
    public HealthCheckResponse call() {
        var view = probe.view();
        var answer = HealthCheckResponse.named("database");
        if (view.answer() == Answer.NONE_YET) return answer.down().build();
        if (view.answer() == Answer.AWAY)
            return answer.down().withData("problem", view.problem().name()).build();
        return answer.status(view.schema().isUsable())
                .withData("schema", view.schema().explain())
                .build();
    }
}
