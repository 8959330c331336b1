package dev.coachboard.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void addresses_tokens_and_long_numbers_are_masked() {
        assertThat(Redaction.of("550 no such user <maya.okafor+x@example.com>")).isEqualTo("550 no such user <***>");
        assertThat(Redaction.of("token eyJhbGciOiJSUzI1NiJ9abcdefgh expired")).isEqualTo("token *** expired");
        assertThat(Redaction.of("card 4242 4242 4242 4242 declined")).isEqualTo("card *** declined");
    }

    @Test
    void what_helps_to_find_the_cause_stays() {
        assertThat(Redaction.of("ConnectException: Connection refused"))
                .isEqualTo("ConnectException: Connection refused");
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(Redaction.of("a b ".repeat(1000))).hasSize(500);
    }
}
