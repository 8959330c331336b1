package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.dev.stripe.Fault;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever waits for Stripe holds no connection: the pool is for those who can go on. */
@QuarkusTest
class LentConnectionsTest {

    @Inject
    Cast cast;

    @Inject
    StripeNews news;

    @Inject
    StripeSimulator stripe;

    @Inject
    StripeIds ids;

    @Inject
    CurrentPractice practice;

    @Inject
    AgroalDataSource database;

    @Inject
    CircuitBreakerMaintenance breakers;

    private Cast.House house;
    private StripeNews.Purchase purchase;

    @BeforeEach
    void open() {
        breakers.resetAll();
        house = cast.open();
        purchase = news.purchase(house);
    }

    @AfterEach
    void reset() {
        stripe.reset();
        breakers.resetAll();
    }

    @Test
    @ActivateRequestContext
    void looking_up_what_stripe_calls_it_gives_the_connection_back() {
        practice.enter(house.practiceId());
        assertThat(ids.find(StripeIds.CUSTOMERS, purchase.clientId())).contains(purchase.customer());
        assertThat(database.getMetrics().activeCount()).isZero();
    }

    @Test
    void a_reader_whom_stripe_keeps_waiting_holds_no_connection() {
        dev.coachboard.TestDatabase.update(
                "update subscriptions set stripe_id = ? where id = ?", purchase.stripeId(), purchase.subscriptionId());
        stripe.switches().on(Fault.HANG);
        var reading = CompletableFuture.supplyAsync(
                () -> house.maya().call().get("/api/v1/upcoming-invoice").statusCode());
        var lent = new ArrayList<Long>();
        while (!reading.isDone()) {
            lent.add(database.getMetrics().activeCount());
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(reading.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo(503);
        assertThat(lent.stream().filter(count -> count == 0).count()).isGreaterThan(lent.size() / 2);
    }
}
