package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.coachboard.platform.id.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Decides what becomes of a job that failed: another try later, or a place among the dead. */
@ApplicationScoped
class FailedJobs {

    private static final Logger LOG = Logger.getLogger(FailedJobs.class);
    private static final String WORKER_DIED = "The worker died";
    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private final DeadJobs dead;
    private final PayloadJson payloads;
    private final QueueClock clock;

    FailedJobs(DeadJobs dead, PayloadJson payloads, QueueClock clock) {
        this.dead = dead;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** In a request context of its own: workers have none, and Hibernate asks it for the practice. */
    @ActivateRequestContext
    void handle(JobType<?> type, ExecutionComplete failed, ExecutionOperations<Payload> queue) {
        var why = JobFailed.of(failed.getCause().orElseThrow());
        var failures = failed.getExecution().consecutiveFailures + 1;
        var most = Mistakes.attempts(type, why.isMistake());
        log(type, failures, most, why.reasonAndPlace());
        var isLast = why.isPermanent() || failures >= most;
        settle(type, new Failure(failed, why.reason(), isLast, BackOff.after(failures, RANDOM)), queue);
    }

    /** Its worker fell silent. No reason to rest; but work that kills its workers has to end as well. */
    @ActivateRequestContext
    void takeOver(JobType<?> type, ExecutionComplete left, ExecutionOperations<Payload> queue) {
        var failures = left.getExecution().consecutiveFailures + 1;
        log(type, failures, type.attempts(), WORKER_DIED);
        settle(type, new Failure(left, WORKER_DIED, failures >= type.attempts(), Duration.ZERO), queue);
    }

    private record Failure(ExecutionComplete of, String error, boolean isLast, Duration rest) {

        Execution execution() {
            return of.getExecution();
        }

        int count() {
            return execution().consecutiveFailures + 1;
        }

        Payload payload() {
            return (Payload) execution().taskInstance.getData();
        }
    }

    private static void log(JobType<?> type, int failures, int most, String why) {
        LOG.warnf("Job %s failed on attempt %d of %d: %s", type.name(), failures, most, why);
    }

    private void settle(JobType<?> type, Failure failure, ExecutionOperations<Payload> queue) {
        if (!failure.isLast()) {
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
}
