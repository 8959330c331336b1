package dev.coachboard.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was stored stays readable, whatever the rules for foreign input say today. */
class StoredJsonTest {

    private static final UUID ID = UUID.fromString("018f2b5e-0000-7000-8000-000000000001");

    private final ObjectMapper stored = new StoredJson(strict()).mapper();

    record Row(UUID id, Instant at, LocalDate on, LocalTime from, String text, List<String> tags) {}

    @Test
    void times_beyond_the_rules_for_foreign_input_are_read() throws Exception {
        var row = stored.readValue(
                "{\"at\":\"2200-01-01T01:00:00Z\",\"on\":\"2250-05-05\",\"from\":\"09:00:30\"}", Row.class);
        assertThat(row.at()).isEqualTo("2200-01-01T01:00:00Z");
        assertThat(row.on()).isEqualTo("2250-05-05");
        assertThat(row.from()).isEqualTo("09:00:30");
    }

    @Test
    void fields_of_another_version_are_skipped() throws Exception {
        assertThat(stored.readValue("{\"text\":\"a\",\"later\":{\"b\":1}}", Row.class)
                        .text())
                .isEqualTo("a");
    }

    @Test
    void long_and_deep_texts_are_read() throws Exception {
        var text = "x".repeat(200_000);
        assertThat(stored.readValue("{\"text\":\"" + text + "\"}", Row.class).text())
                .isEqualTo(text);
    }

    @Test
    void a_row_is_written_as_the_api_writes() throws Exception {
        var row = new Row(
                ID,
                Instant.parse("2026-11-24T09:00:00Z"),
                LocalDate.of(2026, 11, 24),
                LocalTime.of(9, 0),
                "a",
                List.of("b"));
        var written = stored.writeValueAsString(row);
        assertThat(written)
                .isEqualTo("{\"id\":\"018f2b5e-0000-7000-8000-000000000001\",\"at\":\"2026-11-24T09:00:00Z\","
                        + "\"on\":\"2026-11-24\",\"from\":\"09:00\",\"text\":\"a\",\"tags\":[\"b\"]}");
        assertThat(stored.readValue(written, Row.class)).isEqualTo(row);
    }

    private static ObjectMapper strict() {
        var mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        new JsonRules().customize(mapper);
        return mapper;
    }
}
