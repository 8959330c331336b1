package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Every kind of work, as the job library wants to know it. */
@ApplicationScoped
class JobTasks {

    private final List<JobHandler<?>> handlers;
    private final List<Chore> chores;
    private final JobRunner runner;
    private final FailedJobs failures;

    JobTasks(@All List<JobHandler<?>> handlers, @All List<Chore> chores, JobRunner runner, FailedJobs failures) {
        this.handlers = handlers;
        this.chores = chores;
        this.runner = runner;
        this.failures = failures;
    }

    List<Task<?>> all() {
        return handlers.stream().<Task<?>>map(this::task).toList();
    }

    List<RecurringTask<?>> recurring() {
        return chores.stream().<RecurringTask<?>>map(this::task).toList();
    }

    private RecurringTask<Void> task(Chore chore) {
        return Tasks.recurring(chore.name(), FixedDelay.of(chore.every()))
                .defaultPriority(Urgency.WHENEVER.priority())
                .execute((task, context) -> runner.run(chore));
    }

    private Task<Payload> task(JobHandler<?> handler) {
        var type = handler.type();
        return Tasks.oneTime(type.name(), Payload.class)
                .defaultPriority(type.urgency().priority())
                .onFailure((failed, queue) -> failures.handle(type, failed, queue))
                .onDeadExecution((left, queue) -> failures.takeOver(type, left, queue))
                .execute((job, context) -> runner.run(handler, context.getExecution()));
    }
}
