package dev.coachboard.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StripeCallsTest {

    @Inject
    StripeCalls stripe;

    @Inject
    CircuitBreakerMaintenance breakers;

    private final CountDownLatch answer = new CountDownLatch(1);

    @AfterEach
    void release() {
        answer.countDown();
        breakers.resetAll();
    }

    @Test
    void a_crowd_of_readers_starves_no_job_and_opens_no_breaker() throws Exception {
        var begun = new CountDownLatch(4);
        var readers = Executors.newFixedThreadPool(4);
        for (var reader = 0; reader < 4; reader++) readers.submit(() -> stripe.live(client -> hang(begun)));
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        for (var latecomer = 0; latecomer < 40; latecomer++)
            assertThatThrownBy(() -> stripe.live(client -> "")).isInstanceOf(BulkheadException.class);
        assertThat(stripe.<String>of(client -> "for a job")).isEqualTo("for a job");
        answer.countDown();
        readers.shutdown();
        assertThat(readers.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        assertThat(stripe.<String>live(client -> "for a reader")).isEqualTo("for a reader");
    }

    private Object hang(CountDownLatch begun) {
        begun.countDown();
        try {
            assertThat(answer.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}
