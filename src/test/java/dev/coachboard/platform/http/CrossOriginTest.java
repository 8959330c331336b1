package dev.coachboard.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CrossOriginTest {

    /** Listed in the configuration of the tests. */
    private static final String LISTED = "https://app.coachboard.example";

    /** The public address of the tests, on another port than they call. */
    private static final String PUBLIC = "http://localhost:8080";

    @TestHTTPResource
    URL address;

    @ParameterizedTest
    @ValueSource(strings = {LISTED, PUBLIC})
    void pages_of_a_listed_site_and_of_our_own_may_sign_in(String origin) {
        from(origin)
                .post("/api/v1/tokens")
                .then()
                .statusCode(422)
                .header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Allow-Credentials", "true")
                .header(
                        "Access-Control-Expose-Headers",
                        "etag,location,link,retry-after,ratelimit,ratelimit-policy,request-id,idempotency-replayed")
                .header("Vary", containsString("Origin"));
    }

    @Test
    void pages_that_this_host_served_may_too() {
        var here = "http://localhost:" + address.getPort();
        from(here).post("/api/v1/tokens").then().statusCode(422).header("Access-Control-Allow-Origin", here);
    }

    @Test
    void a_forwarded_scheme_counts_from_a_trusted_proxy_alone() throws Exception {
        var page = "https://localhost:" + address.getPort();
        from(page)
                .header("X-Forwarded-Proto", "https")
                .post("/api/v1/tokens")
                .then()
                .statusCode(422);
        from(page).post("/api/v1/tokens").then().statusCode(403);
        try (var stranger = new RawConnection("127.0.0.9", address.getPort())) {
            stranger.send("POST /api/v1/tokens HTTP/1.1\r\nHost: localhost:" + address.getPort() + "\r\nOrigin: " + page
                    + "\r\nX-Forwarded-Proto: https\r\n\r\n");
            assertThat(stranger.readHead().status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "*",
                "https://app.coachboard.example.evil.example",
                "http://app.coachboard.example",
                "https://app.coachboard.example:8443",
                "https://app.coachboard.example/",
                "https://APP.coachboard.example"
            })
    void a_foreign_page_may_not_write_and_reads_answers_that_browsers_keep_from_it(String origin) {
        from(origin)
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("origin-not-allowed"))
                .body("requestId", notNullValue())
                .header("Vary", containsString("Origin"))
                .header("Access-Control-Allow-Origin", nullValue())
                .header("X-Content-Type-Options", "nosniff");
        from(origin)
                .get("/api/v1/version")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", containsString("Origin"));
    }

    @Test
    void an_answer_without_an_origin_varies_by_it_too() {
        given().get("/api/v1/feature-flags").then().statusCode(200).header("Vary", containsString("Origin"));
    }

    @Test
    void a_preflight_names_our_methods_and_headers() {
        from(LISTED)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .options("/api/v1/me")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", LISTED)
                .header("Access-Control-Allow-Methods", "GET,POST,PUT,PATCH,DELETE")
                .header(
                        "Access-Control-Allow-Headers",
                        "authorization,content-type,idempotency-key,if-match,if-none-match,request-id")
                .header("Access-Control-Max-Age", "600");
    }

    @Test
    void a_foreign_preflight_is_refused() {
        from("https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/api/v1/tokens")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Methods", nullValue());
    }

    @Test
    void an_origin_is_written_as_browsers_write_it() {
        assertThat(CrossOrigin.origin("https://app.example.com")).isEqualTo("https://app.example.com");
        assertThat(CrossOrigin.origin("https://app.example.com:443/start")).isEqualTo("https://app.example.com");
        assertThat(CrossOrigin.origin("http://localhost:8080")).isEqualTo("http://localhost:8080");
    }

    private static RequestSpecification from(String origin) {
        return given().header("Origin", origin).contentType("application/json").body("{}");
    }
}
