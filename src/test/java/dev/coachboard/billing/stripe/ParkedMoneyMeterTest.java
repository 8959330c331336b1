package dev.coachboard.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ParkedMoneyMeterTest {

    @Inject
    DataSource database;

    private final String mark = "evt_" + UUID.randomUUID();

    @AfterEach
    void clear() {
        TestDatabase.update("delete from webhook_events where stripe_id like ?", mark + "%");
    }

    @Test
    void it_counts_payments_that_wait_for_people_and_nothing_else() {
        var before = read();
        event("a", "invoice.paid", "PARKED", "other-amount");
        event("b", "invoice.paid", "PARKED", "unknown-customer");
        event("c", "invoice.paid", "PARKED", "other-mode");
        event("d", "invoice.paid", "PARKED", "other-account");
        event("e", "invoice.paid", "IGNORED", "settled-elsewhere");
        event("f", "invoice.paid", "APPLIED", null);
        event("g", "invoice.payment_failed", "PARKED", "other-amount");
        assertThat(read() - before).isEqualTo(2);
    }

    /** A new meter each time, since one remembers its number for a while. */
    private double read() {
        var meters = new SimpleMeterRegistry();
        new ParkedMoneyMeter(database).bindTo(meters);
        return meters.get("coachboard.parked.money").gauge().value();
    }

    private void event(String name, String type, String state, String rule) {
        TestDatabase.update(
                "insert into webhook_events (id, stripe_id, type, created_at, received_at, payload, state, rule, version)"
                        + " values (gen_random_uuid(), ?, ?, now(), now(), '{}', ?, ?, 0)",
                mark + name,
                type,
                state,
                rule);
    }
}
