package dev.coachboard.mail;

import dev.coachboard.jobs.JobLookup;
import dev.coachboard.jobs.JobState;
import dev.coachboard.mail.DeliveryTest.State;
import dev.coachboard.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads from the delivery log and the queue what became of a test: nothing else is kept of it. */
@ApplicationScoped
class DeliveryTests {

    private final Deliveries deliveries;
    private final JobLookup jobs;

    DeliveryTests(Deliveries deliveries, JobLookup jobs) {
        this.deliveries = deliveries;
        this.jobs = jobs;
    }

    static String key(UUID id) {
        return "delivery-test:" + id;
    }

    /** The queue first: a job that ends between the two looks is in the log by the second. */
    DeliveryTest require(UUID id) {
        var job = jobs.find(Template.anyJobType(), key(id));
        return deliveries
                .findByIdOptional(key(id))
                .map(delivery -> new DeliveryTest(id, State.ACCEPTED, delivery.acceptedAt(), null))
                .or(() -> job.map(state -> unfinished(id, state)))
                .orElseThrow(() -> new NotFound("e-mail delivery test"));
    }

    private static DeliveryTest unfinished(UUID id, JobState job) {
        return new DeliveryTest(id, job.dead() ? State.FAILED : State.QUEUED, null, job.error());
    }
}
