package dev.coachboard.billing;

import dev.coachboard.identity.PracticeDirectory;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.CurrentPractice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/** Reads a practice's price list for somebody who belongs to none; also on a thread that serves no request. */
@ApplicationScoped
class PriceLists {

    private final PracticeDirectory practices;
    private final CurrentPractice practice;
    private final PlanRepository plans;

    PriceLists(PracticeDirectory practices, CurrentPractice practice, PlanRepository plans) {
        this.practices = practices;
        this.practice = practice;
        this.plans = plans;
    }

    @ActivateRequestContext
    PriceList read(String slug, long before) {
        var practiceId = practices.findBySlug(slug).orElseThrow(() -> new NotFound("practice"));
        practice.enter(practiceId);
        return new PriceList(practiceId, before, plans.offers());
    }
}
