package dev.coachboard.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access tokens that somebody made by hand. The genuine one among them shows that the others fail for their own fault. */
@QuarkusTest
class ForgedTokensTest {

    private static final String ISSUER = "http://localhost:8080";
    private static final List<String> READS =
            List.of("/api/v1/me", "/api/v1/dashboard", "/api/v1/clients", "/api/v1/members", "/api/v1/invoices");

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    private Cast.House house;
    private PrivateKey key;
    private String keyId;

    @BeforeEach
    void openTheHouse() throws Exception {
        house = cast.open();
        key = HandSigned.appKey();
        keyId = HandSigned.decoded(house.ada().token(), 0).replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_token_signed_by_hand_with_the_right_key_and_claims_is_good() throws Exception {
        accepted(HandSigned.rs256(header(), json(claims()), key));
    }

    @Test
    void the_key_has_to_be_ours() throws Exception {
        var stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        refused(HandSigned.rs256(header(), json(claims()), stranger));
    }

    @Test
    void no_other_algorithm_counts() throws Exception {
        var claims = json(claims());
        var publicKey = HandSigned.publicKeyOf(key).getEncoded();
        for (var none : List.of("none", "None", "NONE", "nOnE"))
            refused(HandSigned.unsigned("{\"alg\":\"" + none + "\",\"kid\":\"" + keyId + "\"}", claims));
        refused(HandSigned.hs256("{\"alg\":\"HS256\",\"kid\":\"" + keyId + "\"}", claims, publicKey));
        refused(HandSigned.rs256("{\"alg\":\"RS384\",\"kid\":\"" + keyId + "\"}", claims, key));
        refused(HandSigned.rs256("{\"alg\":\"PS256\",\"kid\":\"" + keyId + "\"}", claims, key));
        refused(HandSigned.rs256("{\"kid\":\"" + keyId + "\"}", claims, key));
    }

    @Test
    void a_changed_token_is_refused() throws Exception {
        var parts = house.noah().token().split("\\.");
        var asOwner = HandSigned.decoded(house.noah().token(), 1).replace("CLIENT", "OWNER");
        refused(parts[0] + "." + HandSigned.part(asOwner) + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1]);
        refused(house.ada().token() + "AA");
    }

    @Test
    void issuer_and_audience_are_this_installation() throws Exception {
        refusedWith("iss", quoted("https://app.other.example"));
        refusedWith("iss", quoted(ISSUER + "/"));
        refusedWith("aud", quoted("another-api"));
        refusedWith("aud", "[\"another-api\",\"a-third\"]");
        for (var missing : List.of("iss", "aud", "exp", "sub", "groups", "member", "practice", "device"))
            refusedWith(missing, null);
    }

    @Test
    void another_installation_s_token_is_refused_whole() throws Exception {
        var theirs = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        var claims = claims();
        claims.put("iss", quoted("https://app.other.example"));
        refused(HandSigned.rs256("{\"alg\":\"RS256\",\"kid\":\"AAAAAAAAAAAAAAAA\"}", json(claims), theirs));
    }

    @Test
    void a_token_is_good_in_its_time_alone() throws Exception {
        refusedWith("exp", seconds(-1));
        refusedWith("exp", "0");
        refusedWith("exp", "-1");
        refusedWith("exp", quoted("tomorrow"));
        refusedWith("nbf", seconds(60));
        var claims = claims();
        claims.put("exp", seconds(60));
        var token = HandSigned.rs256(header(), json(claims), key);
        accepted(token);
        clock.advance(Duration.ofSeconds(61));
        refused(token);
    }

    @Test
    void the_key_id_names_one_of_our_keys_and_is_no_path() throws Exception {
        var claims = json(claims());
        for (var other : List.of(
                "unknown",
                "",
                "../../../../etc/passwd",
                "/dev/null",
                "' or '1'='1",
                keyId + "/../" + keyId,
                keyId.toLowerCase() + "x",
                "http://evil.example/key.pem"))
            refused(HandSigned.rs256("{\"alg\":\"RS256\",\"kid\":\"" + other + "\"}", claims, key));
        refused(HandSigned.rs256("{\"alg\":\"RS256\"}", claims, key));
        refused(HandSigned.rs256("{\"alg\":\"RS256\",\"kid\":null}", claims, key));
    }

    @Test
    void a_key_that_the_token_brings_along_is_not_used() throws Exception {
        var stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        var brought =
                "\"jku\":\"http://evil.example/keys\",\"x5u\":\"http://evil.example/cert\",\"jwk\":{\"kty\":\"RSA\"}";
        refused(HandSigned.rs256(
                "{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"," + brought + "}", json(claims()), stranger));
    }

    @Test
    void duplicated_and_mistyped_claims_are_refused() throws Exception {
        var claims = json(claims());
        var asClient = claims.replaceFirst("\\{", "{\"groups\":[\"CLIENT\"],");
        refused(HandSigned.rs256(header(), asClient, key));
        refused(HandSigned.rs256(header(), claims.replaceFirst("\\{", "{\"sub\":\"" + UUID.randomUUID() + "\","), key));
        refusedWith("groups", "[\"OWNER\",\"CLIENT\"]");
        refusedWith("groups", "[]");
        refusedWith("groups", "[\"OPERATOR\"]");
        refusedWith("groups", "[\"ADMIN\"]");
        refusedWith("groups", quoted("OWNER"));
        refusedWith("device", quoted("not-an-id"));
        refusedWith("sub", "17");
    }

    @Test
    void a_device_that_does_not_exist_or_was_signed_out_opens_nothing() throws Exception {
        refusedWith("device", quoted(UUID.randomUUID().toString()));
        var token = HandSigned.rs256(header(), json(claims()), key);
        accepted(token);
        house.ada()
                .call()
                .delete("/api/v1/devices/" + house.ada().deviceId())
                .then()
                .statusCode(204);
        refused(token);
        refused(HandSigned.rs256(header(), json(claims()), key));
    }

    @Test
    void a_removed_member_and_one_with_another_role_are_out() {
        house.ben().call().get("/api/v1/me").then().statusCode(200);
        house.ada()
                .call()
                .body(Map.of("role", "OWNER"))
                .patch("/api/v1/members/" + house.ben().id())
                .then()
                .statusCode(200);
        refused(house.ben().token());
        var ben = cast.signInAgain(house.ben());
        accepted(ben.token());
        house.ada().call().delete("/api/v1/members/" + house.ben().id()).then().statusCode(204);
        refused(ben.token());
    }

    @Test
    void another_scheme_or_rubbish_opens_nothing() {
        for (var value :
                List.of("Basic YWRhOnB3", "Bearer", "Bearer ", "Bearer a.b.c", "Bearer " + "x".repeat(5000), "null"))
            given().header("Authorization", value).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void the_tokens_of_a_login_say_what_this_test_says() {
        var claims = HandSigned.decoded(house.ada().token(), 1);
        assertThat(claims)
                .contains("\"iss\":\"http://localhost:8080\"", "\"aud\":\"coachboard-api\"", "\"groups\":[\"OWNER\"]")
                .doesNotContain(house.ada().email(), "Ada");
        assertThat(HandSigned.decoded(house.ada().token(), 0)).contains("\"alg\":\"RS256\"");
        assertThat(TestDatabase.count(
                        "select count(*) from devices where id = ?", house.ada().deviceId()))
                .isOne();
    }

    private void refusedWith(String claim, String value) throws Exception {
        var claims = claims();
        if (value == null) claims.remove(claim);
        else claims.put(claim, value);
        refused(HandSigned.rs256(header(), json(claims), key));
    }

    private static void accepted(String token) {
        for (var read : READS) given().auth().oauth2(token).get(read).then().statusCode(200);
    }

    private static void refused(String token) {
        for (var read : READS)
            given().auth().oauth2(token).get(read).then().statusCode(401).body("code", is("unauthorized"));
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Mallory", "email", "m@example.com"))
                .post("/api/v1/clients")
                .then()
                .statusCode(401);
    }

    private String header() {
        return "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}";
    }

    /** Names and JSON values. */
    private Map<String, String> claims() {
        var ada = house.ada();
        var claims = new LinkedHashMap<String, String>();
        claims.put("iss", quoted(ISSUER));
        claims.put("aud", quoted("coachboard-api"));
        claims.put("sub", quoted(ada.userId().toString()));
        claims.put("groups", "[\"OWNER\"]");
        claims.put("member", quoted(ada.id().toString()));
        claims.put("practice", quoted(ada.practiceId().toString()));
        claims.put("device", quoted(ada.deviceId().toString()));
        claims.put("iat", seconds(0));
        claims.put("exp", seconds(600));
        return claims;
    }

    private String seconds(long fromNow) {
        return Long.toString(clock.instant().getEpochSecond() + fromNow);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String json(Map<String, String> claims) {
        return claims.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
