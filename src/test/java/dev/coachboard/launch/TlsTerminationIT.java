package dev.coachboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A browser's page calls the packaged jar through a proxy that ends TLS, so that the app itself sees plain HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTerminationIT {

    /** The public address that the environment of the packaged app names. */
    private static final String PAGE = "https://app.coachboard.example";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = """
        {"practiceName":"Riverside","name":"Ada","email":"ada@example.com","password":"correct horse battery",
         "zone":"UTC","currency":"EUR"}\
        """;
    private static final String LOGIN =
            "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery\",\"delivery\":\"COOKIE\"}";

    private PackagedApp app;
    private Path folder;
    private PackagedApp.Instance direct;

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        folder = shared;
        app = PackagedApp.withDatabase().shortLived();
        app.run(folder, app.environment(), "migrate");
        direct = app.start(folder);
    }

    @AfterAll
    void stop() throws Exception {
        if (direct != null) direct.close();
        app.close();
    }

    @Test
    void the_page_signs_up_signs_in_refreshes_and_signs_out() throws Exception {
        try (var proxy = new TlsProxy(folder, direct.address().getPort())) {
            var browser = new Browser(proxy);
            assertThat(browser.post("/api/v1/sign-ups", PAGE, ACCOUNT).statusCode())
                    .isEqualTo(202);
            app.update("update users set email_verified_at = now()");

            var signedIn = browser.post("/api/v1/tokens", PAGE, LOGIN);
            assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
            assertThat(signedIn.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(PAGE);
            assertThat(signedIn.headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
            assertThat(signedIn.body()).doesNotContain("refreshToken\":\"");
            var session = cookie(signedIn, "__Host-refresh_token", 30 * 24 * 60 * 60);
            cookie(signedIn, "__Host-known_device", 180 * 24 * 60 * 60);

            // Another host of the domain can set a cookie without the prefix, and no more.
            var planted = session.replace("__Host-", "");
            assertThat(refresh(browser, planted).statusCode()).isEqualTo(401);
            var refreshed = refresh(browser, session);
            assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
            var next = cookie(refreshed, "__Host-refresh_token", 30 * 24 * 60 * 60);
            assertThat(next).isNotEqualTo(session);

            var token = JSON.readTree(refreshed.body()).get("accessToken").asText();
            var signedOut = browser.send(browser.request("/api/v1/tokens/current", PAGE)
                    .header("Authorization", "Bearer " + token)
                    .DELETE());
            assertThat(signedOut.statusCode()).isEqualTo(204);
            assertThat(cookie(signedOut, "__Host-refresh_token", 0)).isEqualTo("__Host-refresh_token=");
            assertThat(refresh(browser, next).statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> refresh(Browser browser, String cookie) throws Exception {
        return browser.post("/api/v1/tokens/refresh", PAGE, "{}", "Cookie", cookie);
    }

    /** @return what a browser sends back of it, after its flags were found to be these and no others */
    private static String cookie(HttpResponse<?> answer, String name, int maxAge) {
        var found = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .toList();
        assertThat(found).as(name).hasSize(1);
        var parts = found.get(0).split(";\\s*");
        assertThat(Set.of(parts).stream().filter(part -> !part.startsWith(name + "=")))
                .as(found.get(0))
                .containsExactlyInAnyOrder(
                        // The framework adds the version of RFC 2109, which browsers ignore.
                        "Version=1", "Path=/", "Max-Age=" + maxAge, "Secure", "HttpOnly", "SameSite=Strict");
        return parts[0];
    }

    @Test
    void a_foreign_page_is_refused_with_a_problem() throws Exception {
        try (var proxy = new TlsProxy(folder, direct.address().getPort())) {
            var browser = new Browser(proxy);
            for (var page : new String[] {"https://evil.example", "null", "http://app.coachboard.example"}) {
                var refused = browser.post("/api/v1/tokens", page, LOGIN);
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.body()).contains("\"code\":\"origin-not-allowed\"");
                assertThat(String.join(",", refused.headers().allValues("Vary")))
                        .contains("Origin");
                assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
                        .isEmpty();
            }
        }
    }

    @Test
    void the_forwarded_scheme_counts_from_a_trusted_proxy_alone() throws Exception {
        try (var proxy = new TlsProxy(folder, direct.address().getPort())) {
            assertThat(fromItsOwnHost(proxy)).isEqualTo(403);
        }
        try (var instance = app.start(folder, Map.of("COACHBOARD_TRUSTED_PROXIES", "127.0.0.1/32"));
                var proxy = new TlsProxy(folder, instance.address().getPort())) {
            assertThat(fromItsOwnHost(proxy)).isEqualTo(422);
        }
    }

    private static int fromItsOwnHost(TlsProxy proxy) throws Exception {
        var page = "https://localhost:" + proxy.port();
        return new Browser(proxy)
                .post("/api/v1/tokens", page, "{}", "X-Forwarded-Proto", "https")
                .statusCode();
    }

    private record Browser(TlsProxy proxy, HttpClient http) {

        Browser(TlsProxy proxy) {
            this(proxy, HttpClient.newBuilder().sslContext(proxy.context()).build());
        }

        HttpRequest.Builder request(String path, String page) {
            return HttpRequest.newBuilder(URI.create("https://localhost:" + proxy.port() + path))
                    .header("Origin", page);
        }

        HttpResponse<String> post(String path, String page, String body, String... headers) throws Exception {
            var request = request(path, page).header("Content-Type", "application/json");
            if (headers.length > 0) request.headers(headers);
            return send(request.POST(BodyPublishers.ofString(body)));
        }

        HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
