package dev.coachboard.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesTest {

    private static final Path ASSETS = Path.of("src/main/resources/META-INF/resources/assets");
    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("from '\\./([^']+)'");
    private static final String CACHED = "public, max-age=60, stale-while-revalidate=300";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/app", "/verify-email", "/reset-password", "/accept-invitation"})
    void a_page_is_html_under_the_strict_policy(String page) {
        given().get(page)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", CACHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/app", "/assets/app.js"})
    void a_head_answers_as_a_get_without_its_body(String address) {
        given().head(address)
                .then()
                .statusCode(200)
                .header("Cache-Control", CACHED)
                .body(emptyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/app", "/verify-email", "/reset-password", "/accept-invitation"})
    void a_page_holds_nothing_that_its_policy_forbids(String page) {
        assertThat(given().get(page).asString())
                .doesNotContainPattern("<script(?![^>]* src=\"/assets/)")
                .doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|javascript:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/app", "/verify-email", "/reset-password", "/accept-invitation"})
    void every_asset_a_page_names_is_there_with_its_type(String page) {
        var assets = assetsOf(page);
        assertThat(assets).isNotEmpty();
        for (var asset : assets)
            given().get(asset)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith(type(asset)))
                    .header("Cache-Control", CACHED);
    }

    @Test
    void no_asset_is_left_that_no_page_names() throws IOException {
        var named = Stream.of("/", "/login", "/app", "/verify-email", "/reset-password", "/accept-invitation")
                .flatMap(page -> assetsOf(page).stream())
                .collect(Collectors.toSet());
        try (var files = Files.list(ASSETS)) {
            assertThat(files.map(file -> "/assets/" + file.getFileName())).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void no_script_writes_html_or_keeps_a_token() throws IOException {
        try (var files = Files.list(ASSETS)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".js")).toList())
                assertThat(Files.readString(file))
                        .doesNotContainPattern(
                                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|(local|session)Storage");
        }
    }

    @Test
    void the_home_page_names_the_practice_whose_prices_it_shows() {
        given().get("/").then().body(containsString("data-practice=\"riverside\""));
        assertThat(PageResource.escape("\"><script>&")).isEqualTo("&quot;>&lt;script>&amp;");
    }

    @Test
    void a_login_that_fails_to_load_its_script_posts_and_never_puts_a_password_into_an_address() {
        given().get("/login").then().body(containsString("method=\"post\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/assets/nowhere.js", "/app/nowhere", "/pages/app.html"})
    void an_unknown_address_stays_an_uncached_problem(String address) {
        var answer = given().get(address);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    }

    /** With the modules that its modules import. */
    private static Set<String> assetsOf(String page) {
        var assets = new LinkedHashSet<String>();
        NAMED.matcher(given().get(page).asString()).results().forEach(found -> collect(found.group(1), assets));
        return assets;
    }

    private static void collect(String asset, Set<String> assets) {
        if (!assets.add(asset) || !asset.endsWith(".js")) return;
        IMPORTED.matcher(given().get(asset).asString())
                .results()
                .forEach(found -> collect("/assets/" + found.group(1), assets));
    }

    private static String type(String asset) {
        return Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml")
                .get(asset.substring(asset.lastIndexOf('.') + 1));
    }
}
