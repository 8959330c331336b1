package dev.coachboard.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnnouncementsTest {

    @Inject
    Cast cast;

    @Inject
    Practice practice;

    @Inject
    Heard heard;

    private Cast.House house;

    @BeforeEach
    void open() {
        house = cast.open();
    }

    @Test
    void both_coaches_hear_of_a_client_who_is_handed_over() {
        house.ada()
                .call()
                .header("If-Match", "\"0\"")
                .body(Map.of("coachId", house.ben().id()))
                .patch("/api/v1/clients/{id}", house.maya().id())
                .then()
                .statusCode(200);
        var maya = house.maya().id();
        assertThat(heard.all())
                .contains(
                        new ClientChanged(maya, house.ben().id()),
                        new ClientChanged(maya, house.ada().id()));
    }

    @Test
    void enrolling_taking_and_recording_are_announced() {
        var program = Practice.program(house.ada(), 2);
        var maya = house.maya().id();
        var enrolment = Practice.id(Practice.enrol(house.ada(), maya, program));
        practice.take(house, enrolment, maya, enrolment);
        var session = practice.session(house, house.maya(), Practice.MONDAY, true);
        var changed = new EnrolmentChanged(enrolment, maya);
        assertThat(heard.all())
                .contains(
                        changed, new SessionRecorded(session, maya, house.ada().id()));
        assertThat(heard.all().stream().filter(changed::equals)).hasSize(2);
    }

    /** Everything that coaching announced in this run. */
    @ApplicationScoped
    static class Heard {

        private final List<Object> events = new CopyOnWriteArrayList<>();

        void client(@Observes ClientChanged event) {
            events.add(event);
        }

        void enrolment(@Observes EnrolmentChanged event) {
            events.add(event);
        }

        void session(@Observes SessionRecorded event) {
            events.add(event);
        }

        List<Object> all() {
            return events;
        }
    }
}
