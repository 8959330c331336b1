package dev.coachboard.platform.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.coachboard.identity.Cast;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One text has one spelling: UTF-8 in its shortest form, and never compressed. */
@QuarkusTest
class BodyEncodingTest {

    private static final String NAME = "{\"name\":\"Ada \u00dc\"}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    Cast cast;

    @TestHTTPResource
    URL address;

    static Stream<Arguments> otherSpellings() {
        return Stream.of(
                Arguments.of("UTF-16BE", NAME.getBytes(Charset.forName("UTF-16BE"))),
                Arguments.of("UTF-16LE", NAME.getBytes(Charset.forName("UTF-16LE"))),
                Arguments.of("UTF-16 with a mark", NAME.getBytes(Charset.forName("UTF-16"))),
                Arguments.of("UTF-32BE", NAME.getBytes(Charset.forName("UTF-32BE"))),
                Arguments.of("UTF-32LE", NAME.getBytes(Charset.forName("UTF-32LE"))),
                Arguments.of("UTF-8 with a mark", ("\ufeff" + NAME).getBytes(UTF_8)),
                Arguments.of("Latin 1", NAME.getBytes(Charset.forName("ISO-8859-1"))),
                Arguments.of("an overlong slash", with(0xC0, 0xAF)),
                Arguments.of("an overlong letter", with(0xE0, 0x81, 0x81)),
                Arguments.of("an overlong NUL", with(0xC0, 0x80)),
                Arguments.of("half of a pair", with(0xED, 0xA0, 0x80)),
                Arguments.of("beyond Unicode", with(0xF4, 0x90, 0x80, 0x80)),
                Arguments.of("a lone continuation", with(0x80)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherSpellings")
    void any_other_spelling_is_a_400_and_changes_nothing(String what, byte[] body) throws Exception {
        var ada = cast.open().ada();
        var answer = patchMe(ada, body, "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"malformed-body\"");
        ada.call().get("/api/v1/me").then().body("name", is("Ada"));
    }

    @Test
    void plain_utf_8_is_taken() throws Exception {
        var ada = cast.open().ada();
        assertThat(patchMe(ada, NAME.getBytes(UTF_8), "application/json; charset=UTF-8")
                        .statusCode())
                .isEqualTo(200);
        ada.call().get("/api/v1/me").then().body("name", is("Ada \u00dc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "UTF-16LE", "utf-32", "iso-8859-1", "\"utf-16\""})
    void a_content_type_with_another_charset_is_a_415(String charset) throws Exception {
        var answer = patchMe(cast.open().ada(), NAME.getBytes(UTF_8), "application/json; charset=" + charset);
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("\"code\":\"unsupported-media-type\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "identity, gzip", "x"})
    void a_compressed_body_is_a_415(String encoding) throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[1_000_000]);
        }
        var request = HttpRequest.newBuilder(URI.create(address + "api/v1/tokens"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(packed.toByteArray()));
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
    }

    @Test
    void an_unknown_expectation_is_a_417() {
        given().header("Expect", "a miracle")
                .get("/api/v1/version")
                .then()
                .statusCode(417)
                .body("code", is("expectation-failed"));
    }

    private static byte[] with(int... bytes) {
        var text = new ByteArrayOutputStream();
        text.writeBytes("{\"name\":\"Ada ".getBytes(UTF_8));
        for (var value : bytes) text.write(value);
        text.writeBytes("\"}".getBytes(UTF_8));
        return text.toByteArray();
    }

    private HttpResponse<String> patchMe(Cast.Person person, byte[] body, String type) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + "api/v1/me"))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + person.token())
                .header("If-Match", "*")
                .method("PATCH", BodyPublishers.ofByteArray(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
