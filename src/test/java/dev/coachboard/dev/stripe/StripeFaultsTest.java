package dev.coachboard.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeFaultsTest {

    private final Scene scene = new Scene();

    StripeFaultsTest() throws IOException {}

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void failing_answers_500_and_does_nothing() {
        scene.simulator.switches().on(Fault.FAILING);
        assertThatThrownBy(scene::maya).isInstanceOf(ApiException.class);
        assertThat(scene.simulator.events()).isEmpty();
    }

    @Test
    void too_many_requests_are_told_so() {
        scene.simulator.switches().on(Fault.RATE_LIMITED);
        assertThatThrownBy(scene::maya).isInstanceOf(RateLimitException.class);
    }

    @Test
    void hanging_takes_the_request_and_never_answers() throws Exception {
        scene.simulator.switches().on(Fault.HANG);
        var impatient = scene.stripe(StripeSettings.SECRET_KEY, 300);
        assertThatThrownBy(() -> impatient.customers().list()).isInstanceOf(ApiConnectionException.class);
        scene.simulator.switches().off(Fault.HANG);
        assertThat(scene.maya().getId()).startsWith("cus_");
    }

    @Test
    void a_delay_holds_every_request_back() throws Exception {
        scene.maya();
        scene.simulator.switches().delayMs(300);
        var before = Instant.now();
        scene.maya();
        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(295));
    }

    @Test
    void a_reset_forgets_everything() throws Exception {
        scene.maya();
        scene.simulator.switches().on(Fault.FAILING);
        scene.simulator.reset();
        assertThat(scene.simulator.events()).isEmpty();
        assertThat(scene.stripe().customers().list().getData()).isEmpty();
    }
}
