package dev.coachboard.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.identity.Cast;
import dev.coachboard.mail.Mailbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each event is written once with its request id, counted once, and carries nothing that a person typed. */
@QuarkusTest
class SecurityEventsTest {

    private static final String REQUEST = "request-of-this-test";
    private static final String WRONG = "wrong horse battery";

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    @Inject
    MeterRegistry meters;

    private Cast.House house;
    private SecurityLog log;

    @BeforeEach
    void listen() {
        house = cast.open();
        log = new SecurityLog();
    }

    @AfterEach
    void stop() {
        log.close();
        assertThat(String.join("\n", log.lines()))
                .doesNotContain(
                        "@",
                        WRONG,
                        Cast.PASSWORD,
                        "127.0.0.1",
                        "Maya",
                        "eyJ",
                        house.maya().token());
    }

    @Test
    void a_failed_login_and_one_without_an_account() {
        var maya = house.maya();
        var before = count("login-failed");
        login(maya.email(), WRONG);
        assertThat(log.lines("login-failed")).singleElement().asString().contains("userId=" + maya.userId(), REQUEST);
        assertThat(count("login-failed") - before).isOne();
        var unknown = "nobody+" + UUID.randomUUID() + "@example.com";
        login(unknown, WRONG);
        login(unknown.toUpperCase(), WRONG);
        var codes = log.lines("login-unknown-account").stream()
                .map(line -> line.replaceAll(".* account=([0-9a-f]{16})$", "$1"))
                .toList();
        assertThat(codes).hasSize(2).allMatch(code -> code.matches("[0-9a-f]{16}"));
        assertThat(codes.get(0)).isEqualTo(codes.get(1));
        assertThat(log.lines()).hasSize(3);
    }

    @Test
    void a_sign_in_and_one_before_the_address_is_proved() {
        login(house.maya().email(), Cast.PASSWORD).then().statusCode(200);
        one("signed-in", "userId=" + house.maya().userId());
        var email = "ada+" + UUID.randomUUID() + "@example.com";
        post(
                "/api/v1/sign-ups",
                Map.of(
                        "practiceName", "Hilltop",
                        "name", "Ada",
                        "email", email,
                        "password", Cast.PASSWORD,
                        "zone", "Europe/Berlin",
                        "currency", "EUR"));
        login(email, Cast.PASSWORD).then().statusCode(403);
        one("login-refused", "code=email-not-verified");
    }

    @Test
    void a_lock_out_is_one_event_of_its_own() {
        for (var i = 0; i < 11; i++) login(house.maya().email(), WRONG);
        one("login-locked-out", "limit=login-account");
        assertThat(log.lines("login-failed")).hasSize(10);
        assertThat(log.lines("rate-limited")).isEmpty();
    }

    @Test
    void any_other_limit() {
        for (var i = 0; i < 4; i++)
            post("/api/v1/password-resets", Map.of("email", house.maya().email()));
        one("rate-limited", "limit=reset-account");
    }

    @Test
    void a_wrong_password_of_a_signed_in_person() {
        var body = Map.of("currentPassword", WRONG, "newPassword", "another horse battery");
        house.maya().call().body(body).post("/api/v1/me/password").then().statusCode(422);
        one("password-check-failed", "callerId=" + house.maya().userId());
    }

    @Test
    void refresh_tokens_reused_forged_and_over() {
        var first = login(house.maya().email(), Cast.PASSWORD).<String>path("refreshToken");
        var device = log.lines("signed-in").get(0).replaceAll(".* deviceId=(\\S+).*", "$1");
        var forged = Base64.getUrlDecoder().decode(first);
        forged[47] ^= 1;
        refresh(Base64.getUrlEncoder().withoutPadding().encodeToString(forged));
        one("refresh-token-forged", "deviceId=" + device);
        refresh(refresh(refresh(first).path("refreshToken")).path("refreshToken"));
        refresh(first).then().statusCode(401);
        one("refresh-token-reused", "deviceId=" + device);
        refresh(first).then().statusCode(401);
        one("refresh-token-refused", "deviceId=" + device);
        refresh("not-a-token");
        assertThat(log.lines("refresh-token-forged")).hasSize(2);
    }

    @Test
    void access_tokens_forged_and_of_a_device_that_was_signed_out() {
        var token = house.maya().token();
        var changed = token.substring(0, token.length() - 20) + "AAAAAAAAAAAAAAAAAAAA";
        with(changed).get("/api/v1/me").then().statusCode(401);
        one("access-token-forged", REQUEST);
        house.maya().call().delete("/api/v1/tokens/current").then().statusCode(204);
        with(token).get("/api/v1/me").then().statusCode(401);
        one("access-token-revoked", REQUEST);
        given().get("/api/v1/me").then().statusCode(401);
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void a_role_that_does_not_allow_and_another_practices_id() {
        house.maya().call().get("/api/v1/clients").then().statusCode(403);
        one("access-denied", "operation=listClients", "callerId=" + house.maya().userId());
        house.ada()
                .call()
                .get("/api/v1/clients/" + cast.open().maya().id())
                .then()
                .statusCode(404);
        one("unknown-id-asked", "practiceId=" + house.practiceId());
        house.ada().call().get("/api/v1/no-such-thing").then().statusCode(404);
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void a_foreign_page_and_an_unsigned_webhook() {
        given().header("Origin", "https://evil.example")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/tokens/refresh")
                .then()
                .statusCode(403);
        one("cross-origin-refused", "requestId=");
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/webhooks/stripe")
                .then()
                .statusCode(400);
        one("webhook-signature-refused", "operation=receiveStripeEvent");
    }

    @Test
    void what_an_operator_does() {
        cast.operator(house).call().get("/api/v1/operator/jobs").then().statusCode(200);
        one("operator-access", "operation=listJobs", "status=200");
        house.ada().call().get("/api/v1/operator/jobs").then().statusCode(403);
        assertThat(log.lines("operator-access")).hasSize(1);
        assertThat(log.lines("access-denied")).hasSize(1);
    }

    @Test
    void passwords_and_addresses_that_change_and_links_that_do_not_work() {
        var maya = house.maya();
        maya.call()
                .body(Map.of("currentPassword", Cast.PASSWORD, "newPassword", "another horse battery"))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
        one("password-changed", "subjectId=" + maya.userId());
        post("/api/v1/password-resets", Map.of("email", maya.email()));
        var reset = Map.of("token", mailbox.token(maya.email()), "newPassword", Cast.PASSWORD);
        post("/api/v1/password-resets/confirmation", reset).then().statusCode(204);
        one("password-reset", "subjectId=" + maya.userId());
        post("/api/v1/password-resets/confirmation", reset).then().statusCode(422);
        one("mailed-token-refused", "operation=resetPassword");
        var noah = house.noah();
        var next = "noah+" + UUID.randomUUID() + "@example.org";
        noah.call()
                .body(Map.of("currentPassword", Cast.PASSWORD, "newEmail", next))
                .post("/api/v1/me/email-change")
                .then()
                .statusCode(202);
        one("email-change-requested", "userId=" + noah.userId());
        post("/api/v1/email-verifications", Map.of("token", mailbox.token(next)))
                .then()
                .statusCode(204);
        one("email-changed", "subjectId=" + noah.userId());
    }

    @Test
    void members_devices_and_roles() {
        var ben = house.ben();
        var phone = cast.signInAgain(house.ada());
        house.ada().call().delete("/api/v1/devices/" + phone.deviceId()).then().statusCode(204);
        one("device-revoked", "subjectId=" + phone.deviceId());
        house.ada().call().body(Map.of("role", "OWNER")).patch("/api/v1/members/" + ben.id());
        one("role-changed", "subjectId=" + ben.id());
        house.ada().call().delete("/api/v1/members/" + ben.id()).then().statusCode(204);
        one("member-removed", "subjectId=" + ben.id(), "callerId=" + house.ada().userId());
    }

    @Test
    void what_is_rolled_back_is_no_event() {
        house.ada().call().delete("/api/v1/members/" + house.ada().id()).then().statusCode(409);
        assertThat(log.lines("member-removed")).isEmpty();
    }

    @Test
    void every_event_is_a_metric_from_the_start_and_there_is_no_other() {
        var tags = meters.find("coachboard.security.events").counters().stream()
                .map(counter -> counter.getId().getTag("event"))
                .toList();
        assertThat(tags)
                .doesNotHaveDuplicates()
                .hasSize(29)
                .contains("login-failed", "refresh-token-reused", "cross-origin-refused", "member-removed");
    }

    @Test
    void a_request_id_cannot_forge_a_line() {
        given().header("Request-Id", "x event=member-removed subjectId=1")
                .contentType(ContentType.JSON)
                .body(Map.of("email", house.maya().email(), "password", WRONG))
                .post("/api/v1/tokens");
        one("login-failed", "userId=");
        assertThat(log.lines().get(0)).doesNotContain("member-removed");
    }

    private void one(String event, String... parts) {
        assertThat(log.lines(event)).as(event).singleElement().asString().contains(parts);
    }

    private double count(String event) {
        return meters.get("coachboard.security.events")
                .tag("event", event)
                .counter()
                .count();
    }

    private static Response login(String email, String password) {
        return post("/api/v1/tokens", Map.of("email", email, "password", password));
    }

    private static Response refresh(String token) {
        return post("/api/v1/tokens/refresh", Map.of("refreshToken", token));
    }

    private static io.restassured.specification.RequestSpecification with(String token) {
        return given().header("Request-Id", REQUEST).auth().oauth2(token);
    }

    private static Response post(String path, Map<String, String> body) {
        return given().header("Request-Id", REQUEST)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }
}
