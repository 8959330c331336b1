package dev.coachboard.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiDocumentTest {

    private static final Path COMMITTED = Path.of("docs/openapi.yaml");
    private static final Path CURRENT = Path.of("target/openapi.yaml");

    /** So that a change of the API is always seen in a review. When it is meant: cp target/openapi.yaml docs/. */
    @Test
    void the_committed_document_is_what_the_app_answers() throws Exception {
        var current = given().get("/openapi").asString();
        Files.writeString(CURRENT, current);
        assertThat(Files.readString(COMMITTED)).isEqualTo(current);
    }

    @Test
    void every_operation_has_a_name_of_its_own() {
        assertThat(ApiDocument.read().operations())
                .extracting(operation -> operation.node().path("operationId").asText())
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }
}
