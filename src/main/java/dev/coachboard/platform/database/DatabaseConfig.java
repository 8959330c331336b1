package dev.coachboard.platform.database;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long work may wait for the database, and how much of it runs at once. */
@ConfigMapping(prefix = "coachboard.database")
public interface DatabaseConfig {

    /** How long a request may hold connections, all together; then its connection is cut. */
    Duration requestDeadline();

    /** How long one statement of a request may take. */
    Duration statementTimeout();

    /** How long a statement of a request may wait for a row that another transaction has locked. */
    Duration lockTimeout();

    /** How long one statement of a job may take. */
    Duration jobStatementTimeout();

    /** How many requests may read at once: two thirds of them one operation, half one practice, a third one of its operations. */
    int reads();

    /** How many requests may write at once; those of one practice may be half of them. */
    int writes();
}
