package dev.coachboard.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventThrottleTest {

    private final EventThrottle throttle = new EventThrottle();

    @Test
    void a_flood_writes_a_hundred_lines_a_second_and_says_how_many_it_left_out() {
        for (var i = 0; i < 100; i++)
            assertThat(throttle.admit(SecurityEvent.RATE_LIMITED, 7)).isZero();
        for (var i = 0; i < 25; i++)
            assertThat(throttle.admit(SecurityEvent.RATE_LIMITED, 7)).isNegative();
        assertThat(throttle.admit(SecurityEvent.RATE_LIMITED, 8)).isEqualTo(25);
        assertThat(throttle.admit(SecurityEvent.RATE_LIMITED, 8)).isZero();
    }

    @Test
    void a_flood_of_one_event_leaves_the_others_alone() {
        for (var i = 0; i < 500; i++) throttle.admit(SecurityEvent.RATE_LIMITED, 7);
        assertThat(throttle.admit(SecurityEvent.MEMBER_REMOVED, 7)).isZero();
    }
}
