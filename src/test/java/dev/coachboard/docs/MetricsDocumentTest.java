package dev.coachboard.docs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/metrics.md and what a scraper reads are the same list. */
@QuarkusTest
class MetricsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/metrics.md");

    /** Name, type, labels, when it appears. */
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Za-z0-9_]+)` \\| ([a-z]+) \\| ([^|]*) \\| ([^|]*) \\|.*");

    private static final Pattern TYPE = Pattern.compile("# TYPE ([A-Za-z0-9_]+) ([a-z]+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"");

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    StripeSimulator stripe;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private String scraped;

    /** Some work of each kind, since most meters appear with the first thing they measure. */
    @BeforeEach
    void work() throws IOException {
        var house = cast.open();
        house.ada().call().get("/api/v1/dashboard").then().statusCode(200);
        house.ada().call().get("/api/v1/feature-flags").then().statusCode(200);
        given().get("/api/v1/plans?practice=" + house.slug());
        given().contentType("application/json")
                .body(Map.of("email", house.ada().email(), "password", "wrong horse battery"))
                .post("/api/v1/tokens");
        String plan = house.ada()
                .callOnce()
                .body(Map.of(
                        "name",
                        "Essential",
                        "description",
                        "",
                        "period",
                        "MONTH",
                        "trialDays",
                        14,
                        "price",
                        Map.of("amountCents", 12900, "currency", "EUR")))
                .post("/api/v1/plans")
                .path("id");
        house.maya().callOnce().body(Map.of("planId", plan)).post("/api/v1/subscriptions");
        pump.run();
        stripe.deliver();
        pump.run();
        house.maya().call().get("/api/v1/upcoming-invoice");
        RestAssured.get(metrics); // some numbers appear with the scrape after the one that asked for them
        scraped = RestAssured.get(metrics).asString();
        Files.writeString(Path.of("target/metrics.txt"), scraped);
        stripe.reset();
    }

    @Test
    void every_metric_of_the_running_app_is_in_the_document() throws IOException {
        assertThat(documented(row -> true).keySet()).containsAll(running().keySet());
    }

    @Test
    void every_metric_in_the_document_is_one_of_the_running_app() throws IOException {
        assertThat(running().keySet())
                .containsAll(documented(row -> row.group(4).isBlank()).keySet());
    }

    @Test
    void each_has_the_type_and_the_labels_that_the_document_says() throws IOException {
        var running = running();
        documented(row -> running.containsKey(row.group(1)))
                .forEach((name, said) -> assertThat(running.get(name)).as(name).isEqualTo(said));
    }

    /** Type and labels by name. */
    private Map<String, String> running() {
        return scraped.lines()
                .map(TYPE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .collect(Collectors.toMap(
                        type -> sample(type.group(1), type.group(2)),
                        type -> type.group(2) + " " + labels(type.group(1))));
    }

    /** OpenMetrics leaves the ending of a counter out of its type. */
    private static String sample(String name, String type) {
        return type.equals("counter") && !name.endsWith("_total") ? name + "_total" : name;
    }

    private Set<String> labels(String name) {
        var labels = new TreeSet<String>();
        var sample = Pattern.compile(Pattern.quote(name) + "(_bucket|_count|_sum|_total|_created)?[{].*");
        scraped.lines()
                .filter(line -> line.startsWith(name) && sample.matcher(line).matches())
                .flatMap(line -> LABEL.matcher(line).results())
                .map(found -> found.group(1))
                .filter(label -> !label.equals("le") && !label.equals("quantile"))
                .forEach(labels::add);
        return labels;
    }

    private static Map<String, String> documented(Predicate<MatchResult> which) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .map(ROW::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(row -> row.toMatchResult())
                .filter(which)
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2) + " "
                                + new TreeSet<>(Pattern.compile("[a-zA-Z_]+")
                                        .matcher(row.group(3))
                                        .results()
                                        .map(MatchResult::group)
                                        .toList())));
    }
}
