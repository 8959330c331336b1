package dev.coachboard.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list costs one statement, however many rows it shows. */
@QuarkusTest
class StatementsTest {

    @Inject
    Cast cast;

    @Inject
    Practice practice;

    @Inject
    EntityManagerFactory database;

    private Cast.House house;

    @BeforeEach
    void open() {
        house = cast.open();
        Practice.added(house.ada(), "Lena Fischer");
        Practice.added(house.ada(), "Leon Fuchs");
        database.unwrap(SessionFactory.class).getStatistics().setStatisticsEnabled(true);
    }

    @Test
    void clients_are_listed_and_searched_by_one_statement() {
        assertThat(statements("/api/v1/clients")).isOne();
        assertThat(statements("/api/v1/clients?q=le")).isOne();
    }

    @Test
    void programs_and_enrolments_are_listed_by_one_statement() {
        var program = Practice.program(house.ada(), 3);
        Practice.enrol(house.ada(), house.maya().id(), program).statusCode(201);
        assertThat(statements("/api/v1/programs")).isOne();
        assertThat(statements("/api/v1/clients/" + house.maya().id() + "/enrolments"))
                .isOne();
    }

    @Test
    void sessions_and_notes_are_listed_by_one_statement() {
        var session = practice.session(house, house.maya(), Practice.MONDAY, true);
        Practice.note(house.ada(), session, Visibility.SHARED, "well done");
        assertThat(statements("/api/v1/sessions?clientId=" + house.maya().id())).isOne();
        assertThat(statements("/api/v1/sessions/" + session + "/notes")).isOne();
    }

    private long statements(String list) {
        var statistics = database.unwrap(SessionFactory.class).getStatistics();
        var before = statistics.getPrepareStatementCount();
        house.ada().call().get(list).then().statusCode(200);
        return statistics.getPrepareStatementCount() - before;
    }
}
