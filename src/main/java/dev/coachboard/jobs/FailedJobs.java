package dev.coachboard.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.text.Redaction;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;
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
        var error = failed.getCause().map(FailedJobs::describe).orElse("unknown");
        var failures = failed.getExecution().consecutiveFailures + 1;
        settle(type, new Failure(failed, error, BackOff.after(failures, RANDOM)), queue);
    }

    /** Its worker fell silent. No reason to rest; but work that kills its workers has to end as well. */
    @ActivateRequestContext
    void takeOver(JobType<?> type, ExecutionComplete left, ExecutionOperations<Payload> queue) {
        settle(type, new Failure(left, "The worker died", Duration.ZERO), queue);
    }

    private record Failure(ExecutionComplete of, String error, Duration rest) {

        Execution execution() {
            return of.getExecution();
        }

        int count() {
            return execution().consecutiveFailures + 1;
        }

        boolean isPermanent() {
            return of.getCause().map(FailedJobs::cause).orElse(null) instanceof PermanentFailure;
        }

        Payload payload() {
            return (Payload) execution().taskInstance.getData();
        }
    }

    private void settle(JobType<?> type, Failure failure, ExecutionOperations<Payload> queue) {
        LOG.warnf(
                "Job %s failed on attempt %d of %d: %s",
                type.name(), failure.count(), type.attempts(), failure.error());
        if (failure.count() < type.attempts() && !failure.isPermanent()) {
            var again = clock.instant().plus(failure.rest());
            queue.reschedule(failure.of(), again, failure.payload().failed(failure.error()));
        } else {
            var remains = buried(type, failure);
            QuarkusTransaction.requiringNew().run(() -> dead.bury(remains, failure.execution().version));
        }
    }

    private DeadJob buried(JobType<?> type, Failure failure) {
        return new DeadJob(
                Ids.next(),
                type.name(),
                failure.execution().taskInstance.getId(),
                payloads.serialize(failure.payload().fresh()),
                failure.count(),
                failure.error(),
                clock.instant());
    }

    private static String describe(Throwable failure) {
        var cause = cause(failure);
        var name = cause.getClass().getSimpleName();
        // A reader of JSON quotes what it read, and that is the job's data.
        if (cause instanceof JsonProcessingException) return name;
        return Redaction.of(name + ": " + cause.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof JobRunner.JobFailed ? failure.getCause() : failure;
    }
}
