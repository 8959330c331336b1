package dev.coachboard.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.platform.database.DatabaseProbe.Answer;
import dev.coachboard.platform.database.failure.ConnectionError;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PoolRecoveryTest {

    private Answer answer = Answer.HERE;
    private long now = TimeUnit.HOURS.toNanos(1);

    private final DatabaseProbe probe = new DatabaseProbe(null, null) {
        @Override
        View view() {
            return new View(answer, null, null, 1);
        }
    };
    private final PoolRecovery recovery = new PoolRecovery(probe, () -> now);

    @Test
    void a_pool_that_gives_nothing_for_a_minute_although_the_database_answers_is_lost() {
        exhaustedAfter(0);
        exhaustedAfter(59);
        assertThat(recovery.isHopeless()).isFalse();
        exhaustedAfter(2);
        assertThat(recovery.isHopeless()).isTrue();
    }

    @Test
    void one_connection_ends_the_suspicion() {
        exhaustedAfter(0);
        exhaustedAfter(70);
        recovery.acquired();
        assertThat(recovery.isHopeless()).isFalse();
        exhaustedAfter(1);
        assertThat(recovery.isHopeless()).isFalse();
    }

    /** An instance without workers may be quiet for hours after a crowd. */
    @Test
    void a_crowd_that_was_refused_and_a_quiet_night_are_no_lost_pool() {
        exhaustedAfter(0);
        exhaustedAfter(3);
        now += TimeUnit.HOURS.toNanos(8);
        assertThat(recovery.isHopeless()).isFalse();
    }

    @Test
    void while_the_database_is_away_no_pool_is_lost() {
        exhaustedAfter(0);
        exhaustedAfter(70);
        answer = Answer.AWAY;
        assertThat(recovery.isHopeless()).isFalse();
        exhaustedAfter(70);
        assertThat(recovery.isHopeless()).isFalse();
    }

    @Test
    void a_database_that_has_no_connection_left_to_give_is_no_lost_pool() {
        for (var i = 0; i < 3; i++) {
            now += TimeUnit.SECONDS.toNanos(70);
            recovery.exhausted(ConnectionError.REFUSED);
        }
        assertThat(recovery.isHopeless()).isFalse();
    }

    private void exhaustedAfter(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        recovery.exhausted(ConnectionError.EXHAUSTED);
    }
}
