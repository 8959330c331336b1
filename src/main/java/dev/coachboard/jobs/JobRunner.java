package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;

/** Runs one attempt in the practice of its job. */
@ApplicationScoped
class JobRunner {

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
    private final MeterRegistry meters;
    private final Clock clock;

    JobRunner(CurrentPractice practice, PayloadJson payloads, MeterRegistry meters, Clock clock) {
        this.practice = practice;
        this.payloads = payloads;
        this.meters = meters;
        this.clock = clock;
    }

    @ActivateRequestContext
    <T> void run(JobHandler<T> handler, Execution execution) {
        var payload = (Payload) execution.taskInstance.getData();
        var run = new JobRun(execution.taskInstance.getId(), execution.consecutiveFailures + 1);
        pickUp(handler.type().urgency()).record(Duration.between(execution.executionTime, clock.instant()));
        timed(handler.type().name(), () -> {
            if (payload.practiceId() != null) practice.enter(payload.practiceId());
            handler.handle(payloads.data(payload, handler.type().data()), run);
        });
    }

    @ActivateRequestContext
    void run(Chore chore) {
        timed(chore.name(), chore::run);
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
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new JobFailed(e);
        } finally {
            timer.stop(meters.timer("coachboard.jobs.attempts", "type", type, "outcome", outcome));
        }
    }

    private interface Work {
        void act() throws Exception;
    }

    /** Carries a handler's checked exception through the job library. */
    static class JobFailed extends RuntimeException {
        JobFailed(Exception cause) {
            super(cause);
        }
    }
}
