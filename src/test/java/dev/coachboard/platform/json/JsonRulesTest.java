package dev.coachboard.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JsonRulesTest {

    @Inject
    ObjectMapper json;

    record Thing(String text, long cents, int count, Instant at, Boolean yes) {}

    @Test
    void what_is_meant_is_read() throws Exception {
        var thing = read("{'text':'Zoë 🎉','cents':12900,'count':3,'at':'2026-03-29T03:30:00+02:00','yes':true}");
        assertThat(thing).isEqualTo(new Thing("Zoë 🎉", 12900, 3, Instant.parse("2026-03-29T01:30:00Z"), true));
    }

    @Test
    void what_is_not_meant_is_refused() {
        for (var hostile : new String[] {
            "{'unknown':1}",
            "{'cents':'5'}",
            "{'cents':1.5}",
            "{'cents':1e400}",
            "{'cents':99999999999999999999}",
            "{'cents':null}",
            "{'count':true}",
            "{'text':5}",
            "{'text':true}",
            "{'text':'a\\u0000b'}",
            "{'text':'\\ud800'}",
            "{'text':'a','text':'b'}",
            "{'at':5}",
            "{'at':''}",
            "{'at':'2026-03-29T03:30:00'}",
            "{'at':'+1000000000-12-31T23:59:59Z'}",
            "{'yes':'true'}",
            "{'yes':1}",
            "{}{}",
            "[]",
            "'x'",
            "{",
            ""
        }) assertThatThrownBy(() -> read(hostile)).as(hostile).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void nesting_ends_before_the_stack_does() {
        assertThatThrownBy(() -> json.readTree("[".repeat(5000))).isInstanceOf(JsonProcessingException.class);
    }

    private Thing read(String text) throws JsonProcessingException {
        return json.readValue(text.replace('\'', '"'), Thing.class);
    }
}
