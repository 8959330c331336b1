package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeIdempotencyTest {

    private final Scene scene = new Scene();

    StripeIdempotencyTest() throws IOException {}

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void the_same_key_and_parameters_replay_the_answer() throws Exception {
        var first = create("Maya", "key-1");
        var second = create("Maya", "key-1");
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(scene.eventTypes()).containsExactly("customer.created");
    }

    @Test
    void the_same_key_with_other_parameters_is_refused() throws Exception {
        create("Maya", "key-1");
        var refusal = catchThrowableOfType(IdempotencyException.class, () -> create("Noah", "key-1"));
        assertThat(refusal.getStatusCode()).isEqualTo(400);
    }

    @Test
    void a_key_is_forgotten_after_a_day() throws Exception {
        var first = create("Maya", "key-1");
        scene.pass(Duration.ofHours(25));
        assertThat(create("Maya", "key-1").getId()).isNotEqualTo(first.getId());
    }

    @Test
    void a_key_that_is_at_work_is_refused() {
        scene.simulator.switches().delayMs(600);
        var first = CompletableFuture.supplyAsync(() -> statusOf("key-1"));
        var second = CompletableFuture.supplyAsync(() -> statusOf("key-1"));
        assertThat(List.of(
                        first.orTimeout(1, TimeUnit.MINUTES).join(),
                        second.orTimeout(1, TimeUnit.MINUTES).join()))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(scene.eventTypes()).containsExactly("customer.created");
    }

    @Test
    void work_whose_answer_is_lost_is_done_once() throws Exception {
        scene.simulator.switches().on(Fault.LOST_ANSWERS);
        assertThatThrownBy(() -> create("Maya", "key-1")).isInstanceOf(ApiConnectionException.class);
        scene.simulator.switches().off(Fault.LOST_ANSWERS);
        assertThat(create("Maya", "key-1").getName()).isEqualTo("Maya");
        assertThat(scene.eventTypes()).containsExactly("customer.created");
    }

    private int statusOf(String key) {
        try {
            return create("Maya", key).getLastResponse().code();
        } catch (StripeException refusal) {
            return refusal.getStatusCode();
        }
    }

    private Customer create(String name, String key) throws StripeException {
        var params = CustomerCreateParams.builder().setName(name).build();
        var options = RequestOptions.builder().setIdempotencyKey(key).build();
        return scene.stripe().customers().create(params, options);
    }
}
