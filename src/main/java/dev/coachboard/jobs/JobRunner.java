package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.coachboard.platform.database.failure.ConnectionErrors;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs one attempt in the practice of its job. */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    // because a job should begin within 150 ms of its commit, and a missed signal shows after the poll's five seconds
    private static final Duration[] PICK_UP_STEPS = {
        Duration.ofMillis(50),
        Duration.ofMillis(150),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1)
    };

    private final CurrentPractice practice;
    private final PayloadJson payloads;
    private final ConnectionErrors errors;
    private final MeterRegistry meters;
    private final QueueClock clock;

    JobRunner(
            CurrentPractice practice,
            PayloadJson payloads,
            ConnectionErrors errors,
            MeterRegistry meters,
            QueueClock clock) {
        this.practice = practice;
        this.payloads = payloads;
        this.errors = errors;
        this.meters = meters;
        this.clock = clock;
    }

    @ActivateRequestContext
    <T> void run(JobHandler<T> handler, Execution execution) {
        var run = new JobRun(execution.taskInstance.getId(), execution.consecutiveFailures + 1);
        pickUp(handler.type().urgency()).record(Duration.between(execution.executionTime, clock.instant()));
        timed(handler.type().name(), () -> {
            var payload = (Payload) execution.taskInstance.getData();
            if (payload.practiceId() != null) practice.enter(payload.practiceId());
            handler.handle(payloads.data(payload, handler.type().data()), run);
        });
    }

    @ActivateRequestContext
    void run(Chore chore) {
        try {
            timed(chore.name(), chore::run);
        } catch (JobFailed e) {
            LOG.warnf("Chore %s failed: %s", chore.name(), e.reasonAndPlace());
            throw e;
        }
    }

    private Timer pickUp(Urgency urgency) {
        return Timer.builder("coachboard.jobs.pickup")
                .description("From when a job was due to when it began")
                .tag("urgency", urgency.name())
                .serviceLevelObjectives(PICK_UP_STEPS)
                .register(meters);
    }

    private void timed(String type, Work work) {
        var timer = Timer.start(meters);
        var outcome = "failed";
        try {
            work.act();
            outcome = "done";
        } catch (Throwable e) {
            errors.record(e);
            throw JobFailed.of(e);
        } finally {
            timer.stop(meters.timer("coachboard.jobs.attempts", "type", type, "outcome", outcome));
        }
    }

    private interface Work {
        void act() throws Exception;
    }
}
