package dev.coachboard.coaching;

import static dev.coachboard.coaching.Visibility.PRIVATE;
import static dev.coachboard.coaching.Visibility.SHARED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotesTest {

    private static final String SECRET = "drinks before every session";

    @Inject
    Cast cast;

    @Inject
    Practice practice;

    private Cast.House house;
    private UUID session;

    @BeforeEach
    void meetMaya() {
        house = cast.open();
        session = practice.session(house, house.maya(), Practice.MONDAY, true);
    }

    @Test
    void no_answer_to_a_client_has_a_trace_of_a_private_note() {
        var hidden = Practice.note(house.ada(), session, PRIVATE, SECRET);
        var shown = Practice.note(house.ada(), session, SHARED, "well done");
        for (var path : List.of(
                "sessions",
                "sessions/" + session,
                "sessions/" + session + "/notes",
                "notes/" + hidden,
                "notes/" + shown)) {
            var answer = house.maya().call().get("/api/v1/" + path).asString();
            assertThat(answer).doesNotContain(SECRET, "PRIVATE", "SHARED", "visibility", "authorId");
            if (!path.startsWith("notes")) assertThat(answer).doesNotContain(hidden.toString());
        }
        house.maya().call().get("/api/v1/notes/{id}", hidden).then().statusCode(404);
    }

    @Test
    void a_client_reads_five_keys_of_a_shared_note() {
        Practice.note(house.ada(), session, SHARED, "well done");
        Map<String, ?> note = notes(house.maya()).statusCode(200).extract().path("items[0]");
        assertThat(note).containsOnlyKeys("id", "body", "authorName", "createdAt", "updatedAt");
        assertThat(note.get("authorName")).isEqualTo("Ada");
    }

    @Test
    void a_note_that_is_made_private_is_gone_for_the_client() {
        var note = Practice.note(house.ada(), session, SHARED, "well done");
        edit(house.ada(), note, "\"0\"", Map.of("visibility", "PRIVATE")).statusCode(200);
        notes(house.maya()).body("items", hasSize(0));
    }

    @Test
    void notes_are_for_the_sessions_own_client() {
        Practice.note(house.ada(), session, SHARED, "well done");
        notes(house.noah()).statusCode(404);
        notes(cast.open().ada()).statusCode(404);
        house.noah().call().get("/api/v1/sessions/{id}", session).then().statusCode(404);
        house.maya()
                .call()
                .body("{}")
                .post("/api/v1/sessions/{id}/notes", session)
                .then()
                .statusCode(403);
    }

    @Test
    void coaches_read_each_others_notes_but_only_author_and_owner_change_them() {
        var adas = Practice.note(house.ada(), session, PRIVATE, SECRET);
        var bens = Practice.note(house.ben(), session, PRIVATE, "be patient");
        notes(house.ben()).body("items.body", contains("be patient", SECRET));
        edit(house.ben(), adas, "\"0\"", Map.of("body", "mine now"))
                .statusCode(403)
                .body("code", equalTo("not-the-author"));
        edit(house.ada(), bens, "\"0\"", Map.of("body", "be very patient")).statusCode(200);
    }

    @Test
    void a_change_names_the_version_it_changes() {
        var note = Practice.note(house.ada(), session, PRIVATE, SECRET);
        edit(house.ada(), note, null, Map.of("body", "x")).statusCode(428);
        edit(house.ada(), note, "\"0\"", Map.of("body", "y")).statusCode(200).header("ETag", startsWith("\"1-"));
        edit(house.ada(), note, "\"0\"", Map.of("body", "z")).statusCode(412);
        delete(note, "\"0\"").statusCode(412);
        delete(note, "\"1\"").statusCode(204);
        notes(house.ada()).body("items", hasSize(0));
    }

    @Test
    void a_note_without_words_or_with_too_many_is_refused() {
        for (var body : List.of("  ", "x".repeat(20_001)))
            house.ada()
                    .call()
                    .body(Map.of("visibility", "PRIVATE", "body", body))
                    .post("/api/v1/sessions/{id}/notes", session)
                    .then()
                    .statusCode(422);
    }

    @Test
    void sessions_are_listed_newest_first_by_client_time_and_outcome() {
        var missed = practice.session(house, house.noah(), Practice.MONDAY.plus(Duration.ofDays(1)), false);
        sessions(house.ada(), "").body("items.id", contains(missed.toString(), session.toString()));
        sessions(house.ada(), "?status=NO_SHOW").body("items.clientName", contains("Noah Lindqvist"));
        sessions(house.ada(), "?clientId=" + house.maya().id()).body("items.id", contains(session.toString()));
        sessions(house.ada(), "?from=" + Practice.MONDAY + "&to=" + Practice.MONDAY.plusSeconds(1))
                .body("items.id", contains(session.toString()));
    }

    @Test
    void a_client_lists_their_own_sessions_alone() {
        practice.session(house, house.noah(), Practice.MONDAY.plus(Duration.ofDays(1)), true);
        sessions(house.maya(), "").body("items.id", contains(session.toString()));
        sessions(house.maya(), "?clientId=" + house.noah().id()).statusCode(404);
        sessions(cast.open().ada(), "").body("items", hasSize(0));
    }

    @Test
    void sessions_and_notes_page_without_gaps() {
        var second = practice.session(house, house.maya(), Practice.MONDAY, true);
        var first = sessions(house.ada(), "?limit=1").extract();
        var next = sessions(house.ada(), "?limit=1&cursor=" + first.path("nextCursor"))
                .extract();
        assertThat(List.of(first.<String>path("items[0].id"), next.<String>path("items[0].id")))
                .containsExactly(second.toString(), session.toString());
        assertThat(next.<String>path("nextCursor")).isNull();
    }

    private ValidatableResponse sessions(Cast.Person caller, String filter) {
        return caller.call().get("/api/v1/sessions" + filter).then();
    }

    private ValidatableResponse notes(Cast.Person caller) {
        return caller.call().get("/api/v1/sessions/{id}/notes", session).then();
    }

    private static ValidatableResponse edit(Cast.Person coach, UUID note, String ifMatch, Map<String, ?> patch) {
        var call = coach.call().body(patch);
        if (ifMatch != null) call.header("If-Match", ifMatch);
        return call.patch("/api/v1/notes/{id}", note).then();
    }

    private ValidatableResponse delete(UUID note, String ifMatch) {
        return house.ada()
                .call()
                .header("If-Match", ifMatch)
                .delete("/api/v1/notes/{id}", note)
                .then();
    }
}
