package dev.coachboard.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Triggers make PostgreSQL fail at the moment of a commit, as a network or a collision would. */
@QuarkusTest
class CommitsTest {

    @Inject
    Cast cast;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private Cast.Person ada;

    @BeforeEach
    void open() {
        ada = cast.open().ada();
        TestDatabase.update("create sequence public.commits_tried");
    }

    @AfterEach
    void drop() {
        TestDatabase.update("drop trigger if exists fail_commit on clients");
        TestDatabase.update("drop function if exists public.fail_commit");
        TestDatabase.update("drop sequence public.commits_tried");
    }

    @Test
    void a_lost_answer_to_a_commit_is_not_called_unchanged() {
        var resets = resets();
        failCommit("perform pg_terminate_backend(pg_backend_pid());");
        add().statusCode(503)
                .body("code", equalTo("outcome-unknown"))
                .body("detail", containsString("may have been saved"))
                .body("detail", not(containsString("nothing was changed")))
                .header("Retry-After", notNullValue());
        assertThat(tried()).as("never sent again").isOne();
        assertThat(resets() - resets).as("counted").isEqualTo(1);
    }

    @Test
    void a_collision_is_settled_without_the_caller() {
        failCommit("if tried <= 3 then raise 'collision' using errcode = 'serialization_failure'; end if;");
        add().statusCode(201);
        assertThat(tried()).isEqualTo(4);
        assertThat(saved()).isOne();
    }

    @Test
    void a_standing_collision_is_refused_after_four_tries_and_nothing_is_stored() {
        failCommit("raise 'collision' using errcode = 'deadlock_detected';");
        add().statusCode(503)
                .body("code", equalTo("busy"))
                .body("detail", containsString("nothing was changed"))
                .header("Retry-After", notNullValue());
        assertThat(tried()).isEqualTo(4);
        assertThat(saved()).isZero();
    }

    private void failCommit(String how) {
        TestDatabase.update("""
                create function public.fail_commit() returns trigger language plpgsql security definer as $$
                declare tried bigint := nextval('public.commits_tried');
                begin %s return null; end $$
                """.formatted(how));
        TestDatabase.update("""
                create constraint trigger fail_commit after insert on clients deferrable initially deferred
                for each row when (new.practice_id = '%s') execute function public.fail_commit()
                """.formatted(ada.practiceId()));
    }

    private ValidatableResponse add() {
        var lena = Map.of("name", "Lena", "email", UUID.randomUUID() + "@example.com", "zone", "Europe/Berlin");
        return ada.call().body(lena).post("/api/v1/clients").then();
    }

    private static long tried() {
        return TestDatabase.count("select case when is_called then last_value else 0 end from public.commits_tried");
    }

    private double resets() {
        return RestAssured.get(metrics)
                .asString()
                .lines()
                .filter(line -> line.startsWith("db_connection_errors_total{reason=\"reset\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private long saved() {
        return TestDatabase.count(
                "select count(*) from clients where practice_id = ? and name = 'Lena'", ada.practiceId());
    }
}
