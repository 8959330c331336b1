package dev.coachboard.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * The queue's rows as the app writes them, in the transaction under way. The job library's own insert looks first and
 * fails when somebody else is faster, and in PostgreSQL that failure would take the whole transaction along.
 */
@ApplicationScoped
class JobQueue {

    private final DataSource database;
    private final JobScheduler scheduler;
    private final TransactionSynchronizationRegistry transaction;
    private final QueueClock clock;

    JobQueue(
            DataSource database,
            JobScheduler scheduler,
            TransactionSynchronizationRegistry transaction,
            QueueClock clock) {
        this.database = database;
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One job to be done. */
    record Row(String type, String key, byte[] payload, Urgency urgency, Instant dueAt) {}

    /** @return false when one of the same type and key waits or runs: then nothing is added */
    boolean add(Row job) {
        var added = write("""
                insert into jobs (task_name, task_instance, task_data, execution_time, priority, picked, version)
                values (?, ?, ?, ?, ?, false, 1) on conflict do nothing
                """, insert -> {
            insert.setString(1, job.type());
            insert.setString(2, job.key());
            insert.setBytes(3, job.payload());
            insert.setObject(4, job.dueAt().atOffset(ZoneOffset.UTC));
            insert.setInt(5, job.urgency().priority());
        });
        // Not before: until the commit nobody else sees the job.
        if (added && !job.dueAt().isAfter(clock.instant()))
            transaction.registerInterposedSynchronization(new AfterCommit(() -> scheduler.wake(job.type())));
        return added;
    }

    /** Only what has not begun. */
    void remove(String type, String key) {
        write("delete from jobs where task_name = ? and task_instance = ? and not picked", delete -> {
            delete.setString(1, type);
            delete.setString(2, key);
        });
    }

    private boolean write(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("The queue could not be written", e);
        }
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private record AfterCommit(Runnable act) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing is true yet.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) act.run();
        }
    }
}
