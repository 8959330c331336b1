package dev.coachboard.coaching;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CreditsTest {

    @Inject
    Cast cast;

    @Inject
    Practice practice;

    private Cast.House house;
    private UUID enrolment;

    @BeforeEach
    void enrolMayaWithFiveCredits() {
        house = cast.open();
        var program = Practice.program(house.ada(), 5);
        enrolment = Practice.id(
                Practice.enrol(house.ada(), house.maya().id(), program).statusCode(201));
    }

    @Test
    void twenty_bookings_at_once_take_exactly_five_credits() throws Exception {
        assertThat(Collections.frequency(atOnce(20, i -> takes()), true)).isEqualTo(5);
        assertThat(creditsLeft()).isZero().isEqualTo(ledgerSum());
    }

    @Test
    void the_sixth_booking_is_refused() {
        for (var i = 0; i < 5; i++) take(UUID.randomUUID());
        assertThatThrownBy(() -> take(UUID.randomUUID())).isInstanceOf(Conflict.class);
    }

    @Test
    void a_booking_gets_its_credit_back_once() {
        var booking = UUID.randomUUID();
        take(booking);
        practice.giveBack(house, enrolment, booking);
        practice.giveBack(house, enrolment, booking);
        assertThat(creditsLeft()).isEqualTo(5).isEqualTo(ledgerSum());
    }

    @Test
    void a_booking_that_took_no_credit_gets_none_back() {
        practice.giveBack(house, enrolment, UUID.randomUUID());
        assertThat(creditsLeft()).isEqualTo(5);
    }

    @Test
    void nobody_pays_with_another_clients_credits() {
        assertThatThrownBy(() -> practice.take(house, enrolment, house.noah().id(), UUID.randomUUID()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> practice.take(cast.open(), enrolment, house.maya().id(), UUID.randomUUID()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_ledger_tells_each_movement_newest_first() {
        take(UUID.randomUUID());
        house.maya()
                .call()
                .get("/api/v1/enrolments/{id}", enrolment)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"1-"))
                .body("creditsLeft", equalTo(4))
                .body("ledger.reason", contains("TAKEN", "GRANTED"))
                .body("ledger.balance", contains(4, 5));
    }

    private boolean takes() {
        try {
            take(UUID.randomUUID());
            return true;
        } catch (Conflict refused) {
            return false;
        }
    }

    private void take(UUID booking) {
        practice.take(house, enrolment, house.maya().id(), booking);
    }

    private long creditsLeft() {
        return TestDatabase.count("select credits_left from enrolments where id = ?", enrolment);
    }

    private long ledgerSum() {
        return TestDatabase.count("select sum(delta) from credit_entries where enrolment_id = ?", enrolment);
    }
}
