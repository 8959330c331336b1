package dev.coachboard.billing;

import dev.coachboard.jobs.JobType;
import dev.coachboard.jobs.Jobs;
import dev.coachboard.jobs.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Has Stripe asked where its events of one second do not tell which came last: paused and resumed, or resumed and paused. */
@ApplicationScoped
class SubscriptionDoubts {

    /** @param standing the row's, which the answer has to settle */
    public record Doubt(UUID subscriptionId, String standing) {}

    static final JobType<Doubt> DOUBT = new JobType<>("subscription-doubt", Doubt.class, Urgency.SOON, 12, "stripe");

    private final Jobs jobs;

    SubscriptionDoubts(Jobs jobs) {
        this.jobs = jobs;
    }

    /** In the transaction of the event that raised it. */
    void ask(Subscription subscription) {
        var doubt = new Doubt(subscription.id(), subscription.standing());
        jobs.enqueue(DOUBT, doubt.subscriptionId() + " " + doubt.standing(), doubt);
    }
}
