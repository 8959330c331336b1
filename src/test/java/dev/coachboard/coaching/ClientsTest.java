package dev.coachboard.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.AtOnce;
import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClientsTest {

    @Inject
    Cast cast;

    private Cast.House house;

    @BeforeEach
    void open() {
        house = cast.open();
    }

    @Test
    void a_new_client_is_the_callers_unless_another_coach_is_named() {
        Practice.add(house.ben(), "Lena Fischer", "lena@example.com")
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("coachId", equalTo(house.ben().id().toString()))
                .body("status", equalTo("ACTIVE"));
    }

    @Test
    void nobody_but_a_member_who_coaches_can_be_the_coach() {
        for (var nobody :
                List.of(house.maya().id(), UUID.randomUUID(), cast.open().ada().id()))
            edit(Practice.added(house.ada(), "Lena Fischer"), "\"0\"", Map.of("coachId", nobody))
                    .statusCode(422)
                    .body("code", equalTo("unknown-coach"));
    }

    @Test
    void a_practice_has_each_email_once_whatever_its_case() {
        Practice.add(house.ada(), "Lena Fischer", "lena@example.com").statusCode(201);
        Practice.add(house.ben(), "Lena F.", "LENA@example.com").statusCode(409).body("code", equalTo("email-taken"));
        Practice.add(cast.open().ada(), "Lena Fischer", "lena@example.com").statusCode(201);
    }

    @Test
    void bad_fields_are_named_and_nothing_is_stored() {
        house.ada()
                .call()
                .body(Map.of("name", " ", "email", "nobody", "zone", "Mars/Olympus", "phone", "call me"))
                .post("/api/v1/clients")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/email", "/name", "/phone", "/zone"));
        assertThat(TestDatabase.count("select count(*) from clients where practice_id = ?", house.practiceId()))
                .isEqualTo(2);
    }

    @Test
    void a_search_for_bytes_that_no_name_can_have_is_refused() {
        for (var q : List.of("ma%00ya", "%00", "%ED%A0%80", "ma%FFya"))
            house.ada()
                    .call()
                    .urlEncodingEnabled(false)
                    .get("/api/v1/clients?q=" + q)
                    .then()
                    .statusCode(422);
    }

    @Test
    void a_client_never_reads_the_list_of_clients() {
        house.maya().call().get("/api/v1/clients").then().statusCode(403);
        house.maya()
                .call()
                .get("/api/v1/clients/{id}", house.maya().id())
                .then()
                .statusCode(403);
    }

    @Test
    void another_practices_client_is_as_unknown_as_none() {
        var stranger = cast.open().ada();
        stranger.call().get("/api/v1/clients/{id}", house.maya().id()).then().statusCode(404);
        stranger.call()
                .post("/api/v1/clients/{id}/archival", house.maya().id())
                .then()
                .statusCode(404);
    }

    @Test
    void an_edit_names_the_version_it_changes() {
        var lena = Practice.added(house.ada(), "Lena Fischer");
        edit(lena, null, Map.of("name", "Lena Braun")).statusCode(428);
        edit(lena, "\"0\"", Map.of("name", "Lena Braun")).statusCode(200).header("ETag", "\"1\"");
        edit(lena, "\"0\"", Map.of("name", "Lena Kurz")).statusCode(412);
        house.ada().call().get("/api/v1/clients/{id}", lena).then().body("name", equalTo("Lena Braun"));
    }

    @Test
    void an_unchanged_client_is_a_304() {
        var lena = Practice.added(house.ada(), "Lena Fischer");
        house.ada()
                .call()
                .header("If-None-Match", "\"0\"")
                .get("/api/v1/clients/{id}", lena)
                .then()
                .statusCode(304);
    }

    @Test
    void a_parameter_that_cannot_be_read_is_a_400() {
        for (var query : List.of("status=ASLEEP", "limit=99999999999", "limit=many", "coachId=5"))
            house.ada()
                    .call()
                    .get("/api/v1/clients?" + query)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("bad-parameter"));
        house.ada().call().get("/api/v1/clients?limit=101").then().statusCode(422);
    }

    @Test
    void of_ten_who_add_one_address_at_once_nine_are_told_so() throws Exception {
        var answers = AtOnce.atOnce(
                10,
                i -> Practice.add(house.ada(), "Lena Fischer", "lena" + house.slug() + "@example.com")
                        .extract());
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(9)
                .allMatch(answer -> answer.path("code").equals("email-taken"));
    }

    @Test
    void a_browser_keeps_each_callers_answers_apart() {
        var lena = Practice.added(house.ada(), "Lena Fischer");
        var read = house.ada().call().get("/api/v1/clients/{id}", lena);
        assertThat(read.headers().getValues("Vary")).anyMatch("Authorization"::equalsIgnoreCase);
    }

    @Test
    void an_archived_client_leaves_list_and_search_and_is_archived_once() {
        var lena = Practice.added(house.ada(), "Lena Fischer");
        house.ada().call().post("/api/v1/clients/{id}/archival", lena).then().statusCode(204);
        found("fischer").body("items", empty());
        house.ada()
                .call()
                .get("/api/v1/clients?q=fischer&status=ARCHIVED")
                .then()
                .body("items.name", contains("Lena Fischer"));
        house.ada()
                .call()
                .post("/api/v1/clients/{id}/archival", lena)
                .then()
                .statusCode(409)
                .body("code", equalTo("client-archived"));
    }

    @Test
    void search_finds_by_any_name_without_accents_and_by_email() {
        Practice.add(house.ada(), "Zoë Özdemir-García", "hello@zoe.example").statusCode(201);
        for (var q : List.of("zoe", "ÖZD", "garc", "zoe ozd", "hello@z"))
            found(q).body("items.name", contains("Zoë Özdemir-García"));
        for (var q : List.of("oe", "demir", "zoe.example", "%", "zz")) found(q).body("items", empty());
    }

    @Test
    void search_lists_a_client_once_though_two_words_match() {
        Practice.added(house.ada(), "Anna Annan");
        Practice.added(house.ada(), "Annabel Moss");
        var names = new ArrayList<String>();
        walk("/api/v1/clients?q=ann&limit=1", names);
        assertThat(names).containsExactly("Anna Annan", "Annabel Moss");
    }

    @Test
    void a_renamed_client_is_found_by_the_new_name_alone() {
        var lena = Practice.added(house.ada(), "Lena Fischer");
        edit(lena, "\"0\"", Map.of("name", "Lena Braun"));
        found("fischer").body("items", empty());
        found("braun").body("items.name", contains("Lena Braun"));
    }

    @Test
    void paging_walks_every_client_once_even_with_equal_names() {
        for (var i = 0; i < 7; i++) Practice.added(house.ada(), "Lena Fischer");
        var names = new ArrayList<String>();
        walk("/api/v1/clients?limit=2", names);
        assertThat(names).hasSize(9).isSorted();
    }

    @Test
    void the_list_can_show_one_coachs_clients() {
        house.ada()
                .call()
                .get("/api/v1/clients?coachId=" + house.ben().id())
                .then()
                .statusCode(200)
                .body("items.name", contains("Noah Lindqvist"))
                .body("items[0].sortedBy", nullValue());
    }

    private ValidatableResponse edit(UUID id, String ifMatch, Map<String, ?> patch) {
        var call = house.ada().call().body(patch);
        if (ifMatch != null) call.header("If-Match", ifMatch);
        return call.patch("/api/v1/clients/{id}", id).then();
    }

    private ValidatableResponse found(String q) {
        return house.ada()
                .call()
                .queryParam("q", q)
                .get("/api/v1/clients")
                .then()
                .statusCode(200);
    }

    private void walk(String list, List<String> names) {
        var cursor = "";
        while (cursor != null) {
            var page =
                    house.ada().call().get(list + cursor).then().statusCode(200).extract();
            names.addAll(page.path("items.name"));
            String next = page.path("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }
    }
}
