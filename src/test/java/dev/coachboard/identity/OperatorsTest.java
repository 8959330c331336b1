package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The configuration of the tests names ada@coachboard.example, as dev mode's does. */
@QuarkusTest
class OperatorsTest {

    @Inject
    Cast cast;

    @Inject
    AccessTokens tokens;

    private Cast.Person ada;

    @BeforeEach
    void openHouse() {
        ada = cast.open().ada();
    }

    @AfterEach
    void giveTheAddressBack() {
        move(ada.email());
    }

    @Test
    void who_is_named_runs_the_platform_beside_their_role() {
        move("Ada@Coachboard.example");
        var caller = caller(signIn("ada@coachboard.example"));
        assertThat(caller.operator()).isTrue();
        assertThat(caller.role()).isEqualTo(Role.OWNER);
    }

    @Test
    void an_owner_whom_nobody_named_does_not() {
        assertThat(caller(signIn(ada.email())).operator()).isFalse();
    }

    @Test
    void who_is_no_longer_named_loses_it_at_the_next_refresh() {
        move("ada@coachboard.example");
        var first = signIn("ada@coachboard.example");
        var second = refresh(first);
        assertThat(caller(second).operator()).isTrue();
        move(ada.email());
        assertThat(caller(refresh(second)).operator()).isFalse();
    }

    @Test
    void no_invitation_and_no_change_of_role_makes_an_operator() {
        ada.callOnce()
                .body(Map.of("email", "eve@example.com", "role", "OPERATOR"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(400);
        ada.call()
                .body(Map.of("role", "OPERATOR"))
                .patch("/api/v1/members/" + ada.id())
                .then()
                .statusCode(400);
    }

    private void move(String email) {
        TestDatabase.update("update users set email = ? where id = ?", email, ada.userId());
    }

    private Caller caller(JsonPath pair) {
        try {
            return tokens.verify(pair.getString("accessToken")).caller();
        } catch (RefusedTokenException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonPath signIn(String email) {
        return post("/api/v1/tokens", Map.of("email", email, "password", Cast.PASSWORD));
    }

    private static JsonPath refresh(JsonPath pair) {
        return post("/api/v1/tokens/refresh", Map.of("refreshToken", pair.getString("refreshToken")));
    }

    private static JsonPath post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
