package dev.coachboard.jobs;

import dev.coachboard.platform.tenancy.CurrentPractice;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/** Runs one attempt in the practice of its job. */
@ApplicationScoped
class JobRunner {

    private final CurrentPractice practice;
    private final PayloadJson payloads;
    private final MeterRegistry meters;

    JobRunner(CurrentPractice practice, PayloadJson payloads, MeterRegistry meters) {
        this.practice = practice;
        this.payloads = payloads;
        this.meters = meters;
    }

    @ActivateRequestContext
    <T> void run(JobHandler<T> handler, Payload payload, JobRun run) {
        timed(handler.type().name(), () -> {
            if (payload.practiceId() != null) practice.enter(payload.practiceId());
            handler.handle(payloads.data(payload, handler.type().data()), run);
        });
    }

    @ActivateRequestContext
    void run(Chore chore) {
        timed(chore.name(), chore::run);
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
