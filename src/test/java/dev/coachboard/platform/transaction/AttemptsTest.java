package dev.coachboard.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void a_collision_is_repeated_until_it_is_settled() throws Exception {
        assertThat(Attempts.run(() -> failing(3, "40001"))).isEqualTo("saved");
        assertThat(tries).hasValue(4);
    }

    @Test
    void a_standing_deadlock_ends_after_three_repetitions() {
        assertThatThrownBy(() -> Attempts.run(() -> failing(100, "40P01"))).isInstanceOf(SQLException.class);
        assertThat(tries).hasValue(4);
    }

    @Test
    void nothing_else_is_repeated() {
        for (var state : new String[] {"23505", "55P03", "57014", "42703"}) {
            tries.set(0);
            assertThatThrownBy(() -> Attempts.run(() -> failing(1, state))).isInstanceOf(SQLException.class);
            assertThat(tries).as(state).hasValue(1);
        }
    }

    @Test
    void a_connection_found_dead_is_replaced() throws Exception {
        assertThat(Attempts.run(() -> failing(1, "08003"))).isEqualTo("saved");
        assertThat(tries).hasValue(2);
    }

    private Object failing(int times, String state) throws SQLException {
        if (tries.incrementAndGet() <= times) throw new SQLException("no", state);
        return "saved";
    }
}
