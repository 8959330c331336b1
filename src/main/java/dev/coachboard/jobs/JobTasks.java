package dev.coachboard.jobs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The names of work that waits for no server outside. */
    Set<String> inside() {
        var names = chores.stream().map(Chore::name);
        var types = types().filter(type -> type.server() == null).map(JobType::name);
        return Stream.concat(names, types).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the other work, by the server that it waits for. */
    Map<String, Set<String>> outside() {
        return types().filter(type -> type.server() != null)
                .collect(groupingBy(JobType::server, mapping(JobType::name, Collectors.toSet())));
    }

    private Stream<JobType<?>> types() {
        return handlers.stream().map(JobHandler::type);
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
