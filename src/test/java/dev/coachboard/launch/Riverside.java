package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.launch.PackagedApp.Instance;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** Ada's practice in the packaged app: what she does there, again and again. She also runs the platform. */
final class Riverside {

    static final String ADA = "ada@example.com";

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String PASSWORD = "correct horse battery";

    private final Instances instances;
    private final String email;
    private final Instant firstSlot = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(3, ChronoUnit.DAYS);
    private final AtomicInteger slots = new AtomicInteger();
    private volatile String token;
    private String ada;
    private String plan;

    private Riverside(Instances instances, String email) {
        this.instances = instances;
        this.email = email;
    }

    /** Which instance answers the next request. */
    interface Instances {

        Instance next();

        /** Whether somebody ended it: then its requests may break off, and are asked of another. */
        default boolean isKilled(Instance instance) {
            return false;
        }
    }

    static Riverside open(PackagedApp app, Instances instances) throws Exception {
        return open(app, instances, ADA);
    }

    /** A practice of another owner beside the first one. */
    static Riverside open(PackagedApp app, Instances instances, String email) throws Exception {
        var practice = new Riverside(instances, email);
        practice.signUp("Ada", email);
        app.update("update users set email_verified_at = now()");
        practice.signIn();
        practice.ada = json(practice.get("/api/v1/me")).get("memberId").asText();
        var weekly = Stream.of(DayOfWeek.values())
                .map(day -> Map.of("day", day, "from", "00:00", "to", "00:00"))
                .toList();
        var hours = Map.of(
                "zone",
                "UTC",
                "sessionMinutes",
                5,
                "stepMinutes",
                5,
                "bufferMinutes",
                0,
                "noticeMinutes",
                0,
                "weekly",
                weekly,
                "exceptions",
                List.of());
        practice.answer("PUT", "/api/v1/coaches/" + practice.ada + "/availability", hours, 200);
        var price = Map.of("amountCents", 12900, "currency", "EUR");
        var offer = Map.of("name", "Essential", "description", "", "price", price, "period", "MONTH", "trialDays", 14);
        practice.plan = json(practice.answer("POST", "/api/v1/plans", offer, 201))
                .get("id")
                .asText();
        return practice;
    }

    void signUp(String name, String email) throws Exception {
        var account = Map.of(
                "practiceName",
                name + "'s practice",
                "name",
                name,
                "email",
                email,
                "password",
                PASSWORD,
                "zone",
                "UTC",
                "currency",
                "EUR");
        answer("POST", "/api/v1/sign-ups", account, 202);
    }

    /** A token lasts ten minutes. */
    void signIn() throws Exception {
        var login = Map.of("email", email, "password", PASSWORD);
        token = json(answer("POST", "/api/v1/tokens", login, 200))
                .get("accessToken")
                .asText();
    }

    String coach() {
        return ada;
    }

    String newBooking(String client) throws IOException {
        return JSON.writeValueAsString(Map.of("coachId", ada, "clientId", client, "startsAt", slot()));
    }

    String token() {
        return token;
    }

    void forgetPassword() throws Exception {
        answer("POST", "/api/v1/password-resets", Map.of("email", ADA), 202);
    }

    void invite() throws Exception {
        answer("POST", "/api/v1/invitations", Map.of("email", address(), "role", "COACH"), 201);
    }

    void testDelivery() throws Exception {
        answer("POST", "/api/v1/operator/email-delivery-tests", Map.of("to", address()), 202);
    }

    String client() throws Exception {
        var client = Map.of("name", "Maya", "email", address(), "zone", "UTC");
        return json(answer("POST", "/api/v1/clients", client, 201)).get("id").asText();
    }

    HttpResponse<String> book(String client) throws Exception {
        var booking = Map.of("coachId", ada, "clientId", client, "startsAt", slot());
        return answer("POST", "/api/v1/bookings", booking, 201);
    }

    /** For five minutes. */
    HttpResponse<String> hold(String client) throws Exception {
        var booking = Map.of("coachId", ada, "clientId", client, "startsAt", slot(), "hold", true);
        return answer("POST", "/api/v1/bookings", booking, 201);
    }

    /** The time of another booking, which is free again. */
    void bookSameTime(String client, HttpResponse<String> other) throws Exception {
        var startsAt = json(other).get("startsAt").asText();
        answer("POST", "/api/v1/bookings", Map.of("coachId", ada, "clientId", client, "startsAt", startsAt), 201);
    }

    /** 412 when the answer of an earlier try was lost: it is moved then. */
    void bookAndMove(String client) throws Exception {
        var booked = book(client);
        var path = "/api/v1/bookings/" + json(booked).get("id").asText();
        var tag = booked.headers().firstValue("ETag").orElseThrow();
        answer("PATCH", path, Map.of("startsAt", slot()), tag, 200, 412);
    }

    String draft(String client) throws Exception {
        var line = Map.of("description", "Session", "quantity", 1, "unitAmountCents", 9000);
        var draft = Map.of(
                "clientId",
                client,
                "lines",
                List.of(line),
                "taxRateBasisPoints",
                1900,
                "dueOn",
                LocalDate.now(ZoneOffset.UTC).plusDays(14).toString());
        return json(answer("POST", "/api/v1/invoices", draft, 201)).get("id").asText();
    }

    void finalizeInvoice(String id) throws Exception {
        answer("POST", "/api/v1/invoices/" + id + "/finalization", Map.of(), 200);
    }

    void subscribe(String client) throws Exception {
        var wish = Map.of("clientId", client, "planId", plan, "paymentMethod", "pm_card_visa");
        answer("POST", "/api/v1/subscriptions", wish, 202);
    }

    /** Live, or as it was when it was last read. */
    void upcomingInvoice(String client) throws Exception {
        assertThat(get("/api/v1/upcoming-invoice?clientId=" + client).statusCode())
                .isEqualTo(200);
    }

    /** An event that the app stores and has no use for. */
    void hearFromStripe() throws Exception {
        ask(stripeEvent());
    }

    /** The same event however often it is sent. */
    Function<Instance, HttpRequest.Builder> stripeEvent() {
        return stripeEvent(PackagedApp.WEBHOOK_SECRET);
    }

    Function<Instance, HttpRequest.Builder> stripeEvent(String secret) {
        var event = SignedEvent.of(secret);
        return instance -> instance.request(SignedEvent.PATH, null)
                .header("Stripe-Signature", event.signature())
                .POST(BodyPublishers.ofString(event.body()));
    }

    /** On a device of its own. */
    String newPair() throws Exception {
        return answer("POST", "/api/v1/tokens", Map.of("email", ADA, "password", PASSWORD), 200)
                .body();
    }

    HttpResponse<String> get(String path) throws Exception {
        return ask(instance -> instance.request(path, token).GET());
    }

    private HttpResponse<String> answer(String method, String path, Object body, int status) throws Exception {
        return answer(method, path, body, "*", status);
    }

    private HttpResponse<String> answer(String method, String path, Object body, String tag, Integer... statuses)
            throws Exception {
        var text = JSON.writeValueAsString(body);
        var key = UUID.randomUUID().toString();
        var answer = ask(instance -> {
            var request = instance.request(path, token)
                    .header("Idempotency-Key", key)
                    .method(method, BodyPublishers.ofString(text));
            return tag.equals("*") ? request : request.header("If-Match", tag);
        });
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn((Object[]) statuses);
        return answer;
    }

    /** A request that broke off with its instance is sent to another, as a client with a key may do. */
    private HttpResponse<String> ask(Function<Instance, HttpRequest.Builder> request) throws Exception {
        while (true) {
            var instance = instances.next();
            try {
                var answer = instance.send(request.apply(instance).build());
                assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(500);
                var again = answer.statusCode() == 503
                        || answer.statusCode() == 409 && answer.body().contains("still-running");
                if (!again) return answer;
                // The killed one's transaction ends as soon as PostgreSQL notices, and a busy one asks for patience.
                Thread.sleep(50);
            } catch (IOException e) {
                if (!instances.isKilled(instance)) throw e;
            }
        }
    }

    private String slot() {
        return firstSlot.plus(5L * slots.getAndIncrement(), ChronoUnit.MINUTES).toString();
    }

    private static String address() {
        return UUID.randomUUID() + "@example.com";
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
