package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachboard.dev.stripe.LooseStripe;
import dev.coachboard.launch.PackagedApp.Instance;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every secret changes by the steps of docs/rotation.md while people work, and no request of theirs fails. */
@Tag("slow")
class RotationIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String OLD_SECRET = secret();
    private static final String NEW_SECRET = secret();
    private static final String NEW_WEBHOOK_SECRET = "whsec_second";

    private final AtomicBoolean working = new AtomicBoolean(true);
    private final AtomicInteger answers = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile String webhookSecret = PackagedApp.WEBHOOK_SECRET;
    private RollingApp rolling;

    @Test
    void every_secret_changes_without_a_failed_request(@TempDir Path folder) throws Exception {
        var oldKey = keyPair();
        var newKey = keyPair();
        try (var app = PackagedApp.withDatabase();
                var outside = new Outside(() -> rolling.next())) {
            app.run(folder, app.environment(), "migrate");
            var url = folder.resolve("database-url");
            Files.writeString(url, app.environment().get("DATABASE_URL"));
            var settings = new HashMap<>(outside.environment());
            settings.put("DATABASE_URL", "");
            settings.put("DATABASE_URL_FILE", url.toString());
            settings.put("QUARKUS_DATASOURCE_JDBC_MAX_LIFETIME", "3S");
            settings.put("COACHBOARD_JOBS_WORKERS", "0"); // because mails shall wait until everything has changed
            settings.put("COACHBOARD_RATE_LIMIT__REFRESH_ACCOUNT__CAPACITY", "1000000");
            settings.put("COACHBOARD_RATE_LIMIT__REFRESH_ADDRESS__CAPACITY", "1000000");
            settings.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m");
            settings.putAll(keys(oldKey, null, OLD_SECRET, null, PackagedApp.WEBHOOK_SECRET));
            rolling = new RollingApp(app, folder, settings);
            var practice = Riverside.open(app, rolling::next);
            var oldToken = practice.token();
            for (var i = 0; i < 3; i++) practice.client();
            var people = Executors.newFixedThreadPool(3);
            for (var i = 0; i < 3; i++) people.submit(() -> workAndNote(practice));
            practice.testDelivery();

            settings.putAll(keys(oldKey, newKey, OLD_SECRET, NEW_SECRET, bothWebhookSecrets()));
            rolling.roll(settings, this::giveOneSuccessor);
            webhookSecret = NEW_WEBHOOK_SECRET;

            settings.putAll(keys(newKey, oldKey, NEW_SECRET, OLD_SECRET, bothWebhookSecrets()));
            rolling.roll(settings, this::giveOneSuccessor);
            practice.signIn();
            practice.testDelivery();

            app.update("create role coachboard_app_2 login password 'second' in role coachboard_app");
            replace(url, app.url("coachboard_app_2", "second"));
            var oldLogin = "select count(*) from pg_stat_activity where usename = 'coachboard_app'";
            Patience.until("end of the old login's sessions", PATIENCE, () -> app.count(oldLogin) == 0);
            app.update("alter role coachboard_app nologin");

            settings.put("COACHBOARD_JOBS_WORKERS", "4");
            settings.put("COACHBOARD_TOKENS_ACCEPTED_KEYS", "");
            settings.put("COACHBOARD_STRIPE_WEBHOOK_SECRETS", NEW_WEBHOOK_SECRET + "," + LooseStripe.WEBHOOK_SECRET);
            rolling.roll(settings, (replaced, waiting) -> {});
            Patience.until("mails", PATIENCE, () -> mails(app, "delivery-test") == 2);
            finish(people);

            assertThat(failures).isEmpty();
            assertThat(answers.get()).as("requests under way meanwhile").isGreaterThan(200);
            assertThat(mails(app, "new-sign-in"))
                    .as("the same device under a new secret")
                    .isZero();
            assertThat(app.count("select count(*) from dead_jobs")).isZero();
            assertThat(rolling.send(instance ->
                                    instance.request("/api/v1/me", oldToken).GET())
                            .statusCode())
                    .as("a token of the retired key")
                    .isEqualTo(401);
            System.out.printf("%d requests during four rounds of restarts, none failed%n", answers.get());
        } finally {
            working.set(false);
            if (rolling != null) rolling.close();
        }
    }

    private void workAndNote(Riverside practice) {
        try {
            work(practice);
        } catch (Exception e) {
            failures.add(e.toString());
        }
    }

    /** Reads, pages, trades refresh tokens and hears from Stripe, until all is over. */
    private void work(Riverside practice) throws Exception {
        var pair = JSON.readTree(practice.newPair());
        var cursor = "";
        while (working.get()) {
            var token = pair.get("accessToken").asText();
            var refresh = pair.get("refreshToken").asText();
            expect(
                    "dashboard",
                    rolling.send(
                            each -> each.request("/api/v1/dashboard", token).GET()));
            var page = cursor;
            var list = expect(
                    "page",
                    rolling.send(each -> each.request("/api/v1/clients?limit=1" + page, token)
                            .GET()));
            if (cursor.isEmpty())
                cursor = "&cursor=" + JSON.readTree(list).get("nextCursor").asText();
            expect("webhook", rolling.send(practice.stripeEvent(webhookSecret)));
            pair = JSON.readTree(expect("refresh", rolling.send(each -> refresh(each, refresh))));
            Thread.sleep(30); // because an instance that starts on a small machine needs the processor too
        }
    }

    private String expect(String what, HttpResponse<String> answer) {
        answers.incrementAndGet();
        if (answer.statusCode() >= 300) failures.add(what + " " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    private static HttpRequest.Builder refresh(Instance instance, String token) {
        return instance.request("/api/v1/tokens/refresh", null)
                .POST(BodyPublishers.ofString("{\"refreshToken\":\"" + token + "\"}"));
    }

    /** Two tabs refresh at once, at instances with different secrets. */
    private void giveOneSuccessor(Instance replaced, Instance waiting) throws Exception {
        for (var order : List.of(List.of(replaced, waiting), List.of(waiting, replaced))) {
            var login = Map.of("email", Riverside.ADA, "password", Riverside.PASSWORD);
            var signedIn = order.get(0).request("/api/v1/tokens", null);
            var pair = order.get(0)
                    .send(signedIn.POST(BodyPublishers.ofString(JSON.writeValueAsString(login)))
                            .build());
            var token = JSON.readTree(pair.body()).get("refreshToken").asText();
            var first = order.get(0).send(refresh(order.get(0), token).build());
            var second = order.get(1).send(refresh(order.get(1), token).build());
            assertThat(JSON.readTree(second.body()).get("refreshToken"))
                    .as(second.body())
                    .isEqualTo(JSON.readTree(first.body()).get("refreshToken"));
        }
    }

    private static Map<String, String> keys(
            KeyPair signing, KeyPair accepted, String secret, String previous, String webhookSecrets) {
        var keys = new HashMap<String, String>();
        keys.put("COACHBOARD_TOKENS_SIGNING_KEY", base64(signing.getPrivate().getEncoded()));
        keys.put(
                "COACHBOARD_TOKENS_ACCEPTED_KEYS",
                accepted == null ? "" : base64(accepted.getPublic().getEncoded()));
        keys.put("COACHBOARD_SECRET", secret);
        keys.put("COACHBOARD_SECRET_PREVIOUS", previous == null ? "" : previous);
        keys.put("COACHBOARD_STRIPE_WEBHOOK_SECRETS", webhookSecrets + "," + LooseStripe.WEBHOOK_SECRET);
        return keys;
    }

    private static String bothWebhookSecrets() {
        return PackagedApp.WEBHOOK_SECRET + "," + NEW_WEBHOOK_SECRET;
    }

    private static void replace(Path file, String url) throws Exception {
        var next = Files.writeString(file.resolveSibling("next"), url);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static long mails(PackagedApp app, String template) throws Exception {
        return app.count("select count(*) from mail_deliveries where template = '" + template + "'");
    }

    private void finish(ExecutorService people) throws Exception {
        working.set(false);
        people.shutdown();
        assertThat(people.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static KeyPair keyPair() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String secret() {
        return base64(SecureRandom.getSeed(32));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
