package dev.coachboard.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.identity.Cast;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CompressionTest {

    private static final Map<String, Object> PRICE = Map.of("amountCents", 100, "currency", "EUR");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    Cast cast;

    @TestHTTPResource
    URL address;

    @Test
    void a_long_list_is_compressed_for_a_client_that_takes_it() throws Exception {
        var house = cast.open();
        for (var i = 0; i < 12; i++) cast.client(house.practiceId(), "Client " + i, house.ada());
        var plain = clients(house.ada(), null);
        var packed = clients(house.ada(), "br, gzip;q=0.8");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.body()).hasSizeGreaterThan(2_000);
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(new String(plain.body(), UTF_8));
        }
        for (var answer : new HttpResponse<?>[] {plain, packed})
            assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Accept-Encoding");
    }

    @Test
    void a_short_answer_is_not() throws Exception {
        var me = get("api/v1/me", cast.open().ada(), "gzip");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void tokens_are_not_whatever_their_length() throws Exception {
        var ada = cast.open().ada();
        var login = "{\"email\":\"" + ada.email() + "\",\"password\":\"" + Cast.PASSWORD + "\"}";
        var request = HttpRequest.newBuilder(URI.create(address + "api/v1/tokens"))
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofString(login));
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).contains("accessToken");
    }

    @Test
    void a_compressed_answer_has_a_strong_tag_of_its_own_that_is_good_for_reading_and_writing() throws Exception {
        var ada = cast.open().ada();
        var body = Map.of("name", "Foundations", "description", "x".repeat(1_500), "sessionCredits", 5, "price", PRICE);
        String id = ada.callOnce()
                .body(body)
                .post("/api/v1/programs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var path = "api/v1/programs/" + id;
        var plain = tag(get(path, ada, null));
        var packed = tag(get(path, ada, "gzip"));
        assertThat(plain).isEqualTo("\"0\"");
        assertThat(packed).isEqualTo("\"0.gzip\"");
        for (var known : List.of(plain, packed, "W/" + packed)) {
            var unchanged = get(path, ada, "gzip", "If-None-Match", known);
            assertThat(unchanged.statusCode()).as(known).isEqualTo(304);
            assertThat(tag(unchanged)).isEqualTo(known.replace("W/", ""));
            assertThat(unchanged.body()).isEmpty();
        }
        rename(ada, path, "\"1.gzip\"", 412);
        rename(ada, path, packed, 200);
        rename(ada, path, packed, 412);
        assertThat(get(path, ada, "gzip", "If-None-Match", packed).statusCode()).isEqualTo(200);
    }

    @Test
    void the_dashboards_tag_too() throws Exception {
        var house = cast.open();
        var plain = tag(get("api/v1/dashboard", house.ada(), null));
        var packed = get("api/v1/dashboard", house.ada(), "gzip");
        var isPacked = packed.headers().firstValue("Content-Encoding").isPresent();
        assertThat(tag(packed)).isEqualTo(isPacked ? plain.replaceFirst("\"$", ".gzip\"") : plain);
        assertThat(get("api/v1/dashboard", house.ada(), "gzip", "If-None-Match", plain.replaceFirst("\"$", ".gzip\""))
                        .statusCode())
                .isEqualTo(304);
    }

    private static void rename(Cast.Person ada, String path, String tag, int status) {
        ada.call()
                .header("If-Match", tag)
                .body(Map.of("name", "Renamed"))
                .patch("/" + path)
                .then()
                .statusCode(status);
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "GZIP | true",
                "br, gzip | true",
                "gzip;q=0.5 | true",
                "gzip ; q=1 | true",
                "gzip;q=0 | false",
                "gzip;q=0.0 | false",
                "br | false",
                "identity | false",
                "* | false"
            })
    void gzip_is_used_where_it_is_named(String accepted, boolean gzip) {
        assertThat(Compression.acceptsGzip(accepted)).isEqualTo(gzip);
        assertThat(Compression.acceptsGzip(null)).isFalse();
    }

    private HttpResponse<byte[]> clients(Cast.Person person, String accepted) throws Exception {
        return get("api/v1/clients?limit=100", person, accepted);
    }

    private HttpResponse<byte[]> get(String path, Cast.Person person, String accepted, String... headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + person.token());
        if (accepted != null) request.header("Accept-Encoding", accepted);
        if (headers.length > 0) request.headers(headers);
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }
}
