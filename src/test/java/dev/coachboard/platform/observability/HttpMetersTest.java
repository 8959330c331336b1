package dev.coachboard.platform.observability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.identity.Cast;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a scraper reads about requests. */
@QuarkusTest
class HttpMetersTest {

    private static final Pattern URI_LABEL = Pattern.compile("uri=\"([^\"]*)\"");
    private static final Pattern METHOD_LABEL = Pattern.compile("method=\"([^\"]*)\"");

    @Inject
    Cast cast;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void each_operation_has_the_buckets_that_targets_are_set_in() {
        given().get("/api/v1/version").then().statusCode(200);
        var edges = lines("http_server_requests_seconds_bucket")
                .filter(line -> line.contains("uri=\"/api/v1/version\"") && line.contains("status=\"200\""))
                .map(line -> line.replaceAll(".*le=\"([^\"]*)\".*", "$1"))
                .toList();
        assertThat(edges).containsExactly("0.05", "0.1", "0.25", "0.5", "0.9", "2.0", "5.0", "+Inf");
    }

    @Test
    void nothing_that_a_caller_sends_becomes_a_label() {
        var house = cast.open();
        var mark = UUID.randomUUID().toString();
        var ada = house.ada();
        for (var method : List.of(Method.DELETE, Method.PATCH, Method.PUT, Method.POST, Method.HEAD, Method.OPTIONS)) {
            ada.call().request(method, "/api/v1/invoices/" + mark);
            ada.call().request(method, "/api/v1/version/" + mark + "?q=" + mark);
            ada.call().request(method, "/" + mark);
            ada.call().request(method, "/api/v1/invoices?cursor=" + mark);
        }
        ada.call().request("X" + mark.substring(0, 8).toUpperCase(), "/api/v1/version");
        ada.call().get("/api/v1/invoices?status=" + mark);
        ada.call().get("/api/v1/clients?search=" + mark);
        ada.call().get("/api/v1/version?q=" + mark);
        given().get("/api/v1/calendar/" + mark + ".ics");
        given().get("/login?next=" + mark);
        given().get("/q/" + mark);
        given().get("/" + mark + "/%2e%2e/" + mark);
        assertThat(lines("http_server_requests_seconds_count")).noneMatch(line -> line.contains(mark.substring(0, 8)));
        assertThat(labels(METHOD_LABEL))
                .isSubsetOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER");
    }

    @Test
    void each_label_is_the_template_of_an_operation() {
        cast.open()
                .ada()
                .call()
                .get("/api/v1/invoices/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        cast.open().ada().call().delete("/api/v1/invoices").then().statusCode(405);
        var templates = labels(URI_LABEL);
        assertThat(templates)
                .contains("/api/v1/invoices/{id}", "/api/v1/invoices")
                .doesNotContain("");
        assertThat(templates).allMatch(uri -> !uri.contains("?") && !uri.matches(".*[0-9a-f]{8}-.*"));
    }

    private List<String> labels(Pattern label) {
        return lines("http_server_requests_seconds_count")
                .map(label::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .collect(Collectors.toList());
    }

    private Stream<String> lines(String name) {
        return RestAssured.get(metrics).asString().lines().filter(line -> line.startsWith(name + "{"));
    }
}
