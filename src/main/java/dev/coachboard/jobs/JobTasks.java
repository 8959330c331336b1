package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Every kind of work, as the job library wants to know it. */
@ApplicationScoped
class JobTasks {

    private final List<JobHandler<?>> handlers;
    private final JobRunner runner;
    private final FailedJobs failures;

    JobTasks(@All List<JobHandler<?>> handlers, JobRunner runner, FailedJobs failures) {
        this.handlers = handlers;
        this.runner = runner;
        this.failures = failures;
    }

    List<Task<?>> all() {
        return handlers.stream().<Task<?>>map(this::task).toList();
    }

    private Task<Payload> task(JobHandler<?> handler) {
        var type = handler.type();
        return Tasks.oneTime(type.name(), Payload.class)
                .defaultPriority(type.urgency().priority())
                .onFailure((failed, queue) -> failures.handle(type, failed, queue))
                .onDeadExecutionRevive()
                .execute((job, context) -> runner.run(
                        handler,
                        job.getData(),
                        new JobRun(job.getId(), context.getExecution().consecutiveFailures + 1)));
    }
}
