package dev.coachboard.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The headers that browsers, caches and clients go by, on the answers of every read. */
@QuarkusTest
class AnswerHeadersTest {

    /** Each of these is the same for everybody. */
    private static final Set<String> PUBLIC = Set.of("/api/v1/feature-flags", "/api/v1/plans");

    @Inject
    Cast cast;

    @Test
    void no_answer_to_a_person_may_be_kept_by_a_shared_cache() {
        var house = FurnishedHouse.furnish(cast.open());
        var operator = cast.operator(house.people());
        var faults = new ArrayList<String>();
        for (var operation : ApiDocument.read().operations()) {
            if (!operation.method().equals("GET") || PUBLIC.contains(operation.path())) continue;
            for (var person :
                    new Cast.Person[] {house.people().ada(), house.people().maya(), operator}) {
                var answer = person.call().get(house.path(operation.path(), person));
                if (!isPrivate(answer)) faults.add(operation.path() + " " + answer.header("Cache-Control"));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static boolean isPrivate(Response answer) {
        return Set.of("private, no-store", "private, no-cache").contains(answer.header("Cache-Control"));
    }

    @Test
    void every_answer_is_hardened_errors_included() {
        for (var path : new String[] {"/api/v1/version", "/api/v1/dashboard", "/api/v1/nothing", "/nothing"})
            given().get(path)
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "private, no-store")
                    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .header("Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void a_page_of_a_list_names_the_next_one_in_its_link() {
        var house = cast.open();
        cast.client(house.practiceId(), "Lena Fischer", house.ada());
        var ada = house.ada();
        var page = ada.call().get("/api/v1/clients?limit=2&status=ACTIVE");
        page.then()
                .header(
                        "Link",
                        matchesPattern(
                                "</api/v1/clients[?]limit=2&status=ACTIVE&cursor=[A-Za-z0-9_-]+>; rel=\"next\""));
        var next = page.header("Link").replaceAll("<(.*)>.*", "$1");
        assertThat(ada.call().urlEncodingEnabled(false).get(next).<java.util.List<?>>path("items"))
                .hasSize(1);
    }

    @Test
    void a_caller_sees_what_is_left_of_the_limit() {
        var ada = cast.open().ada();
        ada.call()
                .get("/api/v1/me")
                .then()
                .header("RateLimit-Policy", "\"caller\";q=1000000;w=60")
                .header("RateLimit", startsWith("\"caller\";r=999999;t="));
    }
}
