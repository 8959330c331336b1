package dev.coachboard.dashboard;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.Statements;
import dev.coachboard.api.FurnishedHouse;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many statements a summary costs, counted by the database itself. */
@QuarkusTest
class DashboardStatementsTest {

    @Inject
    Cast cast;

    private Cast.House house;

    @BeforeEach
    void open() {
        house = FurnishedHouse.furnish(cast.open()).people();
        // A token's first use asks the database whether its device was revoked; that is not what is counted here.
        for (var person : List.of(house.maya(), house.ada()))
            person.call().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void a_cold_summary_costs_two_statements_and_a_warm_one_exactly_one() {
        for (var person : new Cast.Person[] {house.maya(), house.ada()}) {
            assertThat(statements(() -> read(person))).isEqualTo(2);
            assertThat(statements(() -> read(person))).isOne();
        }
    }

    @Test
    void a_hundred_who_come_at_once_to_a_cold_summary_load_it_once() throws Exception {
        Statements.reset();
        var tags = atOnce(100, i -> read(house.maya()));
        assertThat(tags).hasSize(100);
        assertThat(tags.stream().distinct()).hasSize(1);
        // One reads the version for each request, and one loads for all.
        assertThat(Statements.count()).isEqualTo(101);
    }

    private static long statements(Runnable work) {
        Statements.reset();
        work.run();
        return Statements.count();
    }

    private static String read(Cast.Person person) {
        return person.call()
                .get("/api/v1/dashboard")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }
}
