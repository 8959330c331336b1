package dev.coachboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.identity.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every PATCH is a JSON merge patch: absent fields stay, null empties what may be empty and is refused elsewhere. */
@QuarkusTest
class MergePatchTest {

    private static final Set<String> MAY_BE_EMPTY = Set.of(
            "PATCH /api/v1/clients/{id} phone",
            "PATCH /api/v1/programs/{id} description",
            "PATCH /api/v1/plans/{id} description");

    @Inject
    Cast cast;

    private final List<String> faults = new ArrayList<>();

    @Test
    void null_is_refused_for_every_field_that_may_not_be_empty() {
        var api = ApiDocument.read();
        var patches = patches(api);
        assertThat(patches).hasSizeGreaterThanOrEqualTo(8);
        for (var operation : patches) {
            var house = FurnishedHouse.furnish(cast.open());
            api.bodySchema(operation).path("properties").fieldNames().forEachRemaining(name -> {
                if (MAY_BE_EMPTY.contains(operation.name() + " " + name)) return;
                var answer = send(operation, house, "{\"" + name + "\":null}");
                if (answer.statusCode() != 422 || !("/" + name).equals(answer.path("errors[0].pointer")))
                    faults.add(operation.name() + " " + name + ": " + answer.statusCode() + " " + answer.asString());
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void an_empty_patch_changes_nothing() {
        for (var operation : patches(ApiDocument.read())) {
            var house = FurnishedHouse.furnish(cast.open());
            var answer = send(operation, house, "{}");
            if (answer.statusCode() != 200) faults.add(operation.name() + ": " + answer.asString());
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void null_removes_a_phone_number_and_a_description() {
        var house = FurnishedHouse.furnish(cast.open());
        var ada = house.people().ada();
        var client = "/api/v1/clients/" + house.people().maya().id();
        patch(ada, client, "{\"phone\":\"+49 30 123\"}").then().statusCode(200).body("phone", is("+49 30 123"));
        patch(ada, client, "{\"phone\":null}").then().statusCode(200).body("phone", nullValue());
        for (var path : List.of("/api/v1/programs/", "/api/v1/plans/")) {
            var id = house.ids().get(path.split("/")[3]);
            patch(ada, path + id, "{\"description\":null}")
                    .then()
                    .statusCode(200)
                    .body("description", is(""));
        }
    }

    @Test
    void half_a_price_leaves_the_other_half() {
        var house = FurnishedHouse.furnish(cast.open());
        var program = "/api/v1/programs/" + house.ids().get("programs");
        var ada = house.people().ada();
        patch(ada, program, "{\"price\":{\"amountCents\":100}}")
                .then()
                .statusCode(200)
                .body("price.amountCents", is(100))
                .body("price.currency", is("EUR"));
        patch(ada, program, "{\"price\":{\"currency\":null}}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/price/currency"));
    }

    @Test
    void the_media_type_of_merge_patches_is_taken() {
        var house = FurnishedHouse.furnish(cast.open());
        house.people()
                .ada()
                .call()
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", "*")
                .body("{\"name\":\"Basics\"}".getBytes())
                .patch("/api/v1/programs/" + house.ids().get("programs"))
                .then()
                .statusCode(200)
                .body("name", is("Basics"));
    }

    private static List<ApiDocument.Operation> patches(ApiDocument api) {
        return api.operations().stream()
                .filter(operation -> operation.method().equals("PATCH"))
                .toList();
    }

    private static Response send(ApiDocument.Operation operation, FurnishedHouse house, String body) {
        var ada = house.people().ada();
        return patch(ada, house.path(operation.path(), ada), body);
    }

    private static Response patch(Cast.Person person, String path, String body) {
        return person.call().header("If-Match", "*").body(body).patch(path);
    }
}
