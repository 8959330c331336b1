package dev.coachboard.jobs;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@ActivateRequestContext
class OperatorJobsTest {

    @Inject
    Cast cast;

    @Inject
    Jobs jobs;

    @Inject
    Errand errand;

    @Inject
    Ordeal ordeal;

    @Inject
    Pump pump;

    @Inject
    CurrentPractice practice;

    @Inject
    MovableClock clock;

    private final String key = UUID.randomUUID().toString();
    private Cast.House house;
    private Cast.Person ada;

    @BeforeEach
    void openHouse() {
        pump.run();
        house = cast.open();
        ada = cast.operator(house);
        practice.enter(cast.open().practiceId());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void an_operator_sees_what_waits_in_any_practice_and_never_what_it_carries() {
        enqueue(0);
        var listed = list("READY");
        listed.then().body(one("practiceId"), is(practice.id().orElseThrow().toString()));
        listed.then().body(one("type"), is("errand")).body(one("failures"), is(0));
        assertThat(listed.asString()).doesNotContain("where", "payload", "the sea");
    }

    @Test
    void a_job_that_rests_shows_how_often_and_why_it_failed() {
        enqueue(9);
        pump.run();
        list("READY").then().body(one("type"), is(not("errand")));
        list("SCHEDULED").then().body(one("failures"), is(1)).body(one("lastError"), is("Exception: no way to ***"));
    }

    @Test
    void a_job_that_a_worker_has_is_running() throws Exception {
        ordeal.prepare();
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue(Ordeal.TYPE, key, new Ordeal.Feat(true)));
        var worker = CompletableFuture.runAsync(pump.another()::runAnyDueExecutions);
        assertThat(ordeal.begun().await(1, TimeUnit.MINUTES)).isTrue();
        list("RUNNING").then().body(one("type"), is("ordeal"));
        ordeal.buried().countDown();
        worker.orTimeout(1, TimeUnit.MINUTES).join();
    }

    @Test
    void a_dead_job_lives_again_once_it_is_replayed() {
        var id = die(3);
        list("DEAD").then().body(one("failures"), is(3)).body(one("lastError"), is("Exception: no way to ***"));
        replay(ada, id).then().statusCode(204);
        replay(ada, id).then().statusCode(404);
        assertThat(TestDatabase.column("select consecutive_failures from jobs where task_instance = ?", key))
                .containsOnlyNulls();
        for (var attempt = 1; attempt <= 3; attempt++) fail();
        assertThat(TestDatabase.count("select count(*) from dead_jobs where key = ?", key))
                .isOne();
        assertThat(errand.doneAt(key)).isEmpty();
    }

    @Test
    void a_dead_job_stays_dead_while_another_of_its_key_waits() {
        var id = die(9);
        enqueue(0);
        replay(ada, id).then().statusCode(409).body("code", is("job-waiting"));
        pump.run();
        replay(ada, id).then().statusCode(204);
    }

    @Test
    void two_operators_who_replay_at_once_put_it_back_once() throws Exception {
        var id = die(9);
        assertThat(atOnce(2, number -> replay(ada, id).statusCode())).containsExactlyInAnyOrder(204, 404);
    }

    @Test
    void data_that_cannot_be_read_is_not_quoted() {
        TestDatabase.update("""
                insert into jobs (task_name, task_instance, task_data, execution_time, picked, version)
                values ('errand', ?, convert_to('{"data":{"where":7,"failures":"Maya said"}}', 'UTF8'), ?, false, 1)
                """, key, Timestamp.from(clock.instant()));
        pump.run();
        assertThat(list("SCHEDULED").<String>path(one("lastError")))
                .isNotBlank()
                .doesNotContain("Maya", "7");
    }

    @Test
    void a_replay_is_audited() {
        var id = die(9);
        replay(ada, id);
        ada.call()
                .get("/api/v1/operator/audit-entries?subjectId=" + id)
                .then()
                .body("items[0].action", is("job-replayed"))
                .body("items[0].actor.userId", is(ada.userId().toString()))
                .body("items[0].actor.operator", is(true))
                .body("items[0].before.key", is(key))
                .body("items[0].before.error", is("Exception: no way to ***"));
    }

    @Test
    void an_owner_who_is_no_operator_sees_and_replays_nothing() {
        var id = die(9);
        house.ada().call().get("/api/v1/operator/jobs").then().statusCode(403);
        replay(house.ada(), id).then().statusCode(403);
    }

    @Test
    void pages_of_jobs_follow_each_other() {
        for (var number = 0; number < 3; number++) {
            var each = key + number;
            QuarkusTransaction.requiringNew().run(() -> jobs.enqueue(Errand.TYPE, each, new Errand.Trip("the sea", 0)));
        }
        var first = ada.call().get("/api/v1/operator/jobs?limit=2").jsonPath();
        var second = ada.call()
                .get("/api/v1/operator/jobs?limit=2&cursor=" + first.getString("nextCursor"))
                .jsonPath();
        assertThat(first.getList("items.key")).hasSize(2).doesNotContainAnyElementsOf(second.getList("items.key"));
    }

    private void enqueue(int failures) {
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.enqueue(Errand.TYPE, key, new Errand.Trip("the sea", failures)));
    }

    private UUID die(int failures) {
        enqueue(failures);
        for (var attempt = 1; attempt <= 3; attempt++) fail();
        return (UUID) TestDatabase.column("select id from dead_jobs where key = ?", key)
                .get(0);
    }

    private void fail() {
        pump.run();
        clock.advance(Duration.ofMinutes(1));
    }

    private Response list(String state) {
        return ada.call().get("/api/v1/operator/jobs?limit=100&state=" + state);
    }

    /** The path to something of this test's job. */
    private String one(String field) {
        return "items.find { it.key == '" + key + "' }?." + field;
    }

    private static Response replay(Cast.Person person, UUID id) {
        return person.call().body(Map.of()).post("/api/v1/operator/jobs/" + id + "/replay");
    }
}
