package dev.coachboard.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of the queue for reading. The job library writes it; its id is made of type and key, so retries keep it. */
@Entity
@Immutable
@Table(name = "jobs")
class QueuedJob {

    @Id
    private UUID id;

    @Column(name = "task_name")
    private String type;

    @Column(name = "task_instance")
    private String key;

    @Column(name = "task_data")
    private byte[] payload;

    @Column(name = "execution_time")
    private Instant dueAt;

    private boolean picked;
    private Integer consecutiveFailures;

    /** For Hibernate alone. */
    protected QueuedJob() {}
}
