package dev.coachboard.platform.http;

import static dev.coachboard.platform.http.RequestQueue.Place.REFUSED;
import static dev.coachboard.platform.http.RequestQueue.Place.RUNNING;
import static dev.coachboard.platform.http.RequestQueue.Place.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestQueueTest {

    private final RequestQueue queue = new RequestQueue(1, 2);
    private final RequestTurn ada = new RequestTurn(null, queue);
    private final RequestTurn ben = new RequestTurn(null, queue);
    private final RequestTurn maya = new RequestTurn(null, queue);
    private final RequestTurn noah = new RequestTurn(null, queue);

    @Test
    void one_runs_two_wait_and_the_next_is_refused() {
        assertThat(queue.enter(ada)).isEqualTo(RUNNING);
        assertThat(queue.enter(ben)).isEqualTo(WAITING);
        assertThat(queue.enter(maya)).isEqualTo(WAITING);
        assertThat(queue.enter(noah)).isEqualTo(REFUSED);
        assertThat(queue.running()).isEqualTo(1);
        assertThat(queue.waiting()).isEqualTo(2);
    }

    @Test
    void places_are_given_on_in_the_order_of_arrival() {
        queue.enter(ada);
        queue.enter(ben);
        queue.enter(maya);
        assertThat(queue.leave()).isSameAs(ben);
        assertThat(queue.leave()).isSameAs(maya);
        assertThat(queue.leave()).isNull();
        assertThat(queue.running()).isZero();
        assertThat(queue.enter(noah)).isEqualTo(RUNNING);
    }

    @Test
    void a_place_that_was_given_up_is_never_given_a_turn() {
        queue.enter(ada);
        queue.enter(ben);
        assertThat(queue.giveUp(ben)).isTrue();
        assertThat(queue.giveUp(ben)).isFalse();
        assertThat(queue.leave()).isNull();
    }
}
