package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.identity.Cast;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
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
    StripeIds ids;

    @Inject
    CurrentPractice practice;

    @Inject
    AgroalDataSource database;

    private Cast.House house;
    private StripeNews.Purchase purchase;

    @BeforeEach
    void open() {
        house = cast.open();
        purchase = news.purchase(house);
    }

    @Test
    @ActivateRequestContext
    void looking_up_what_stripe_calls_it_gives_the_connection_back() {
        practice.enter(house.practiceId());
        assertThat(ids.find(StripeIds.CUSTOMERS, purchase.clientId())).contains(purchase.customer());
        assertThat(database.getMetrics().activeCount()).isZero();
    }
}
