package dev.coachboard.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Fetches the due jobs of some types. The library's own query takes every type, so one type can hold every worker. */
class DueJobs extends PostgreSqlJdbcCustomization {

    private final Set<String> types;

    DueJobs(Set<String> types) {
        super(false, false);
        this.types = types;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext queue, Instant now, int limit, boolean orderByPriority) {
        return queue.jdbcRunner.query(
                """
                with taken as (
                    update jobs set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
                    where (task_name, task_instance) in (
                        select task_name, task_instance from jobs
                        where not picked and execution_time <= ? and task_name = any(?)
                        order by priority desc, execution_time
                        limit ?
                        for update skip locked)
                    returning *)
                select * from taken order by priority desc, execution_time
                """,
                parameters -> {
                    parameters.setString(1, queue.schedulerName.getName());
                    setInstant(parameters, 2, now);
                    setInstant(parameters, 3, now);
                    parameters.setArray(
                            4, parameters.getConnection().createArrayOf("text", types.toArray(String[]::new)));
                    parameters.setInt(5, limit);
                },
                queue.resultSetMapper.get());
    }
}
