package dev.coachboard.billing;

import dev.coachboard.identity.PracticeDirectory;
import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
@Transactional
class PlanService {

    private final PlanRepository plans;
    private final PracticeDirectory practices;
    private final AuditLog audit;
    private final Clock clock;
    private final Event<PlanChanged> changed;

    PlanService(
            PlanRepository plans,
            PracticeDirectory practices,
            AuditLog audit,
            Clock clock,
            Event<PlanChanged> changed) {
        this.plans = plans;
        this.practices = practices;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    PlanDetails offer(NewPlan offered) {
        var plan = new Plan(Ids.next(), offered, practices.settings().currency(), clock.instant());
        plans.persistAndFlush(plan);
        audit.record("plan-offered", plan.id(), null, terms(plan.details()));
        changed.fire(new PlanChanged(plan.id()));
        return plan.details();
    }

    PlanDetails edit(UUID id, IfMatch match, PlanPatch patch) {
        var plan = plans.require(id);
        match.check(plan.version());
        var before = terms(plan.details());
        plan.edit(patch);
        plans.flush();
        audit.record("plan-edited", id, before, terms(plan.details()));
        changed.fire(new PlanChanged(id));
        return plan.details();
    }

    private static Map<String, ?> terms(PlanDetails plan) {
        return Map.of(
                "name", plan.name(),
                "status", plan.status(),
                "amountCents", plan.price().amountCents(),
                "currency", plan.price().currency(),
                "period", plan.period());
    }
}
