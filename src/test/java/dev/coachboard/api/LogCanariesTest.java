package dev.coachboard.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.billing.StripeNews;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import dev.coachboard.mail.Mailbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that a request or a person brings stands in a log line: ours, a library's or the database's. */
@QuarkusTest
class LogCanariesTest {

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    Mailbox mailbox;

    @Inject
    MeterRegistry meters;

    @Inject
    DataSource database;

    private final Canaries canaries = new Canaries();
    private FurnishedHouse house;
    private Cast.Person ada;
    private CapturedLog log;

    @BeforeEach
    void open() {
        house = FurnishedHouse.furnish(cast.open());
        ada = house.people().ada();
        log = CapturedLog.open();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void no_operation_logs_what_it_is_sent() {
        var api = ApiDocument.read();
        var likely = new LikelyInput(api, List.copyOf(house.ids().values()), 7);
        for (var operation : api.operations()) {
            valid(operation, api, likely);
            hostile(operation, api);
        }
        pump.run();
        assertThat(canaries.places()).hasSizeGreaterThan(30);
        assertThat(log.with(Canaries.MARK)).isEmpty();
        assertThat(log.with("0199 7304")).isEmpty();
        assertNoLabel();
    }

    private void valid(ApiDocument.Operation operation, ApiDocument api, LikelyInput likely) {
        var caller = cast.operator(house.people());
        var request = headers(given().auth().oauth2(caller.token()));
        if (operation.node().has("requestBody"))
            request.contentType("application/json")
                    .body(canaries.put("", likely.of("", api.bodySchema(operation)))
                            .toString());
        request.request(operation.method(), house.path(operation.path(), caller));
    }

    private void hostile(ApiDocument.Operation operation, ApiDocument api) {
        var caller = cast.operator(house.people());
        var path = house.path(operation.path(), caller);
        if (operation.node().has("requestBody"))
            for (var body : bodies(operation, api))
                headers(given().auth().oauth2(caller.token()))
                        .contentType("application/json")
                        .body(body)
                        .request(operation.method(), path);
        var query = new StringBuilder("?" + canaries.in("unknown query") + "=" + canaries.in("unknown query value"));
        for (var parameter : operation.node().path("parameters"))
            if (parameter.path("in").asText().equals("query"))
                query.append('&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(canaries.in("query " + parameter.path("name").asText()));
        given().auth().oauth2(caller.token()).request(operation.method(), path + query);
        given().auth()
                .oauth2(caller.token())
                .request(operation.method(), operation.path().replaceAll("[{][^}]+}", canaries.in("path")));
        headers(given())
                .header("Authorization", "Bearer " + canaries.in("bearer"))
                .request(operation.method(), path);
        headers(given())
                .header("Authorization", "Basic " + canaries.in("basic"))
                .request(operation.method(), path);
    }

    private List<String> bodies(ApiDocument.Operation operation, ApiDocument api) {
        var every = new StringBuilder("{");
        api.bodySchema(operation)
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> every.append("%s\"%s\":\"%s\""
                        .formatted(every.length() > 1 ? "," : "", name, canaries.in("field " + name))));
        return List.of(
                every + "}",
                "{\"" + canaries.in("unknown field") + "\":1}",
                "{\"" + canaries.in("broken body") + "\":",
                canaries.in("no JSON"),
                "[\"" + canaries.in("list") + "\"]");
    }

    private RequestSpecification headers(RequestSpecification request) {
        for (var name : List.of("Idempotency-Key", "User-Agent", "Referer", "Stripe-Signature", "X-Forwarded-For"))
            request.header(name, canaries.in(name) + UUID.randomUUID());
        return request.header("If-Match", "\"" + canaries.in("If-Match") + "\"")
                .header("If-None-Match", "\"" + canaries.in("If-None-Match") + "\"")
                .header("Cookie", "refresh_token=" + canaries.in("refresh cookie") + "; x=" + canaries.in("cookie"))
                .header("Accept-Language", canaries.in("language"));
    }

    @Test
    void no_secret_that_was_handed_out_is_logged() {
        var email = "ines+" + UUID.randomUUID() + "@example.com";
        ada.callOnce().body(Map.of("email", email, "role", "COACH")).post("/api/v1/invitations");
        var invitation = mailbox.token(email);
        post("/api/v1/invitations/acceptance", Map.of("token", invitation, "name", "Ines", "password", Cast.PASSWORD));
        post("/api/v1/password-resets", Map.of("email", email));
        var reset = mailbox.token(email);
        post("/api/v1/password-resets/confirmation", Map.of("token", reset, "newPassword", Cast.PASSWORD));
        var signedIn = post("/api/v1/tokens", Map.of("email", email, "password", Cast.PASSWORD));
        String access = signedIn.path("accessToken");
        String refresh = signedIn.path("refreshToken");
        String feed = ada.call().post("/api/v1/me/calendar-feed").path("url");
        given().get(feed.replaceFirst("^https?://[^/]+", ""));
        post("/api/v1/tokens/refresh", Map.of("refreshToken", refresh == null ? "x" : refresh));
        pump.run();
        for (var secret : List.of(invitation, reset, access, feed.replaceFirst(".*/", ""), Cast.PASSWORD, email))
            assertThat(log.with(secret)).isEmpty();
        if (refresh != null) assertThat(log.with(refresh)).isEmpty();
    }

    /** Otherwise the other tests would find nothing because they look at nothing. */
    @Test
    void what_is_logged_is_seen_in_messages_and_in_exceptions() {
        var category = org.jboss.logging.Logger.getLogger("io.vertx.core.http");
        category.warn(canaries.in("message"));
        category.error("failed", new IllegalStateException(canaries.in("exception")));
        assertThat(log.with(Canaries.MARK)).hasSize(2);
    }

    @Test
    void no_webhook_is_logged_genuine_or_not() {
        var body = "{\"id\":\"evt_" + canaries.in("event") + "\",\"type\":\"" + canaries.in("type") + "\",\"data\":{}}";
        StripeNews.tell(body.getBytes(), canaries.in("webhook secret"), java.time.Instant.now());
        StripeNews.send(body.getBytes(), "t=1,v1=" + canaries.in("signature"));
        pump.run();
        assertThat(log.with(Canaries.MARK)).isEmpty();
    }

    /** PostgreSQL would quote the row in the detail of such an error, and some drivers the statement's values. */
    @Test
    void an_error_of_the_database_quotes_no_row() {
        var columns = Map.of("programs", "name", "clients", "name", "notes", "body", "plans", "name");
        var before = log.size();
        try {
            columns.forEach((table, column) ->
                    TestDatabase.update("alter table %s add constraint canary check (%s !~ '%s') not valid"
                            .formatted(table, column, Canaries.MARK)));
            assertThat(create("/api/v1/clients", Map.of("email", "ines@example.com", "zone", "UTC")))
                    .isGreaterThan(399);
            assertThat(create(
                            "/api/v1/programs",
                            Map.of("description", canaries.in("row"), "sessionCredits", 5, "price", price())))
                    .isGreaterThan(399);
            assertThat(ada.call()
                            .body(Map.of("visibility", "SHARED", "body", canaries.in("note")))
                            .post("/api/v1/sessions/" + house.ids().get("sessions") + "/notes")
                            .statusCode())
                    .isGreaterThan(499);
        } finally {
            columns.keySet()
                    .forEach(
                            table -> TestDatabase.update("alter table " + table + " drop constraint if exists canary"));
        }
        assertThat(log.size()).isGreaterThan(before);
        assertThat(log.with(Canaries.MARK)).isEmpty();
    }

    @Test
    void the_databases_own_log_is_set_to_quote_nothing() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select current_setting('log_error_verbosity') || ' ' || current_setting('log_statement') || ' '
                            || current_setting('log_min_duration_statement') || ' '
                            || current_setting('log_parameter_max_length') || ' '
                            || current_setting('log_parameter_max_length_on_error')""")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("terse none -1 0 0");
        }
    }

    @Test
    void a_job_that_fails_is_logged_without_its_data() {
        for (var data :
                List.of("{\"practiceId\":null,\"data\":{\"template\":\"%s\",\"sealed\":\"%s\"}}", "{\"%s\":\"%s"))
            TestDatabase.update(
                    "insert into jobs (task_name, task_instance, task_data, execution_time, picked, version)"
                            + " values ('mail', ?, ?, now() - interval '1 minute', false, 1)",
                    "canary:" + UUID.randomUUID(),
                    data.formatted(canaries.in("template"), canaries.in("payload"))
                            .getBytes());
        pump.run();
        assertThat(log.with(Canaries.MARK)).isEmpty();
        TestDatabase.update("delete from jobs where task_instance like 'canary:%'");
        TestDatabase.update("delete from dead_jobs where key like 'canary:%'");
    }

    private int create(String path, Map<String, Object> fields) {
        var body = new java.util.HashMap<>(fields);
        body.put("name", canaries.in("name"));
        return ada.callOnce().body(body).post(path).statusCode();
    }

    private static Map<String, Object> price() {
        return Map.of("amountCents", 100, "currency", "EUR");
    }

    private static io.restassured.response.Response post(String path, Map<String, String> body) {
        return given().contentType("application/json").body(body).post(path);
    }

    private void assertNoLabel() {
        assertThat(meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .noneMatch(tag -> tag.getValue().contains(Canaries.MARK));
    }
}
