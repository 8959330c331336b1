package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.text.Redaction;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Decides what becomes of a job that failed: another try later, or a place among the dead. */
@ApplicationScoped
class FailedJobs {

    private static final Logger LOG = Logger.getLogger(FailedJobs.class);
    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private final DeadJobs dead;
    private final PayloadJson payloads;
    private final Clock clock;

    FailedJobs(DeadJobs dead, PayloadJson payloads, Clock clock) {
        this.dead = dead;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** In a request context of its own: workers have none, and Hibernate asks it for the practice. */
    @ActivateRequestContext
    void handle(JobType<?> type, ExecutionComplete failed, ExecutionOperations<Payload> queue) {
        var failures = failed.getExecution().consecutiveFailures + 1;
        var error = failed.getCause().map(FailedJobs::describe).orElse("unknown");
        LOG.warnf("Job %s failed on attempt %d of %d: %s", type.name(), failures, type.attempts(), error);
        var again = failures < type.attempts()
                && !(failed.getCause().map(FailedJobs::cause).orElse(null) instanceof PermanentFailure);
        if (again) queue.reschedule(failed, clock.instant().plus(BackOff.after(failures, RANDOM)));
        else QuarkusTransaction.requiringNew().run(() -> dead.bury(buried(type, failed, failures, error)));
    }

    private DeadJob buried(JobType<?> type, ExecutionComplete failed, int failures, String error) {
        var job = failed.getExecution().taskInstance;
        return new DeadJob(
                Ids.next(),
                type.name(),
                job.getId(),
                payloads.serialize(job.getData()),
                failures,
                error,
                clock.instant());
    }

    private static String describe(Throwable failure) {
        var cause = cause(failure);
        return Redaction.of(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof JobRunner.JobFailed ? failure.getCause() : failure;
    }
}
