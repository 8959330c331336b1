package dev.coachboard.platform.database.failure;

import static dev.coachboard.platform.database.failure.SqlFailure.BUSY;
import static dev.coachboard.platform.database.failure.SqlFailure.CONFLICT;
import static dev.coachboard.platform.database.failure.SqlFailure.CONNECTION;
import static dev.coachboard.platform.database.failure.SqlFailure.CONTENTION;
import static dev.coachboard.platform.database.failure.SqlFailure.OUTCOME_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Map;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class SqlFailureTest {

    private static final Map<String, SqlFailure> KINDS = Map.ofEntries(
            Map.entry("08001", CONNECTION),
            Map.entry("08003", CONNECTION),
            Map.entry("08006", CONNECTION),
            Map.entry("25P03", CONNECTION),
            Map.entry("28P01", CONNECTION),
            Map.entry("57P01", CONNECTION),
            Map.entry("57P03", CONNECTION),
            Map.entry("99999", CONNECTION),
            Map.entry("53300", BUSY),
            Map.entry("55P03", BUSY),
            Map.entry("57014", BUSY),
            Map.entry("40001", CONTENTION),
            Map.entry("40P01", CONTENTION),
            Map.entry("23505", CONFLICT),
            Map.entry("23P01", CONFLICT));

    @Test
    void a_state_says_what_it_means_for_the_work() {
        KINDS.forEach((state, kind) -> assertThat(SqlFailure.of(wrapped(new SQLException("no", state))))
                .as(state)
                .contains(kind));
    }

    @Test
    void a_wrong_statement_and_a_failure_elsewhere_are_no_fault_of_the_database() {
        assertThat(SqlFailure.of(wrapped(new SQLException("no such column", "42703"))))
                .isEmpty();
        assertThat(SqlFailure.of(new IllegalStateException("bug"))).isEmpty();
    }

    @Test
    void a_pool_without_a_free_connection_is_busy() {
        assertThat(SqlFailure.of(wrapped(new SQLException("Sorry, acquisition timeout!"))))
                .contains(BUSY);
    }

    @Test
    void a_connection_lost_under_a_commit_leaves_the_outcome_unknown() {
        for (var state : new String[] {"08006", "57P01", "99999"})
            assertThat(SqlFailure.of(failedCommit(new SQLException("lost", state))))
                    .as(state)
                    .contains(OUTCOME_UNKNOWN);
    }

    @Test
    void a_commit_that_postgresql_refused_was_rolled_back() {
        assertThat(SqlFailure.of(failedCommit(new SQLException("collision", "40001"))))
                .contains(CONTENTION);
        assertThat(SqlFailure.of(failedCommit(new SQLException("twice", "23505"))))
                .contains(CONFLICT);
    }

    @Test
    void a_connection_lost_before_the_commit_leaves_nothing_behind() {
        var rollback = new XAException(XAException.XAER_RMERR);
        rollback.initCause(new SQLException("This connection has been closed", "08003"));
        var failure = wrapped(new SQLException("An I/O error occurred", "08006"));
        failure.addSuppressed(rollback);
        assertThat(SqlFailure.of(failure)).contains(CONNECTION);
    }

    @Test
    void a_failure_that_causes_itself_ends_the_search() {
        var first = new IllegalStateException("first");
        first.addSuppressed(new IllegalStateException("second", first));
        assertThat(SqlFailure.of(first)).isEmpty();
    }

    @Test
    void an_error_of_a_connection_has_one_of_a_few_reasons() {
        assertThat(reason("08001", new ConnectException("refused"))).isEqualTo(ConnectionError.REFUSED);
        assertThat(reason("08001", new SocketTimeoutException("connect timed out")))
                .isEqualTo(ConnectionError.TIMEOUT);
        assertThat(reason("08006", new SocketTimeoutException("Read timed out")))
                .isEqualTo(ConnectionError.TIMEOUT);
        assertThat(reason("08006", new SocketException("Connection reset"))).isEqualTo(ConnectionError.RESET);
        assertThat(reason("08006", new SocketException("Socket closed"))).isEqualTo(ConnectionError.TIMEOUT);
        assertThat(reason("08006", new EOFException())).isEqualTo(ConnectionError.RESET);
        assertThat(reason("08003", null)).isEqualTo(ConnectionError.RESET);
        assertThat(reason("57P01", null)).isEqualTo(ConnectionError.RESET);
        assertThat(reason("57P03", null)).isEqualTo(ConnectionError.REFUSED);
        assertThat(reason("53300", null)).isEqualTo(ConnectionError.REFUSED);
        assertThat(ConnectionError.of(new SQLException("Acquisition timeout while waiting for new connection")))
                .isEqualTo(ConnectionError.EXHAUSTED);
        assertThat(reason("28P01", null)).isEqualTo(ConnectionError.CREDENTIALS);
        assertThat(reason("99999", null)).isEqualTo(ConnectionError.TIMEOUT);
    }

    private static ConnectionError reason(String state, Exception cause) {
        return ConnectionError.of(new SQLException("no", state, cause));
    }

    private static Throwable wrapped(SQLException failure) {
        return new RuntimeException("outer", new IllegalStateException("inner", failure));
    }

    /** As the transaction manager hands it on: in a suppressed exception. */
    private static Throwable failedCommit(SQLException failure) {
        var commit = new XAException(XAException.XA_RBROLLBACK);
        commit.initCause(failure);
        var rollback = new RollbackException("rolled back");
        rollback.addSuppressed(commit);
        return new RuntimeException(rollback);
    }
}
