package dev.coachboard.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoLinkTest {

    /** With an open repetition this takes minutes, and a few such requests hold every worker. */
    @Test
    @Timeout(20)
    void a_long_text_is_decided_in_linear_time() {
        assertThat(new NoLinkCheck().isValid("x".repeat(200_000), null)).isTrue();
        assertThat(new NoLinkCheck().isValid("x.".repeat(100_000), null)).isTrue();
        assertThat(new NoLinkCheck().isValid("1".repeat(200_000), null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "Win at HTTPS://EVIL",
                "evil.com",
                "Visit evil.co.uk/now",
                "www.evil",
                "WWW.evil",
                "t.co/x",
                "ftp:/evil",
                "192.168.1.20",
                "xn--bcher-kva.example",
                "bücher.example",
                "evil\u3002com",
                "evil\uff0ecom",
                "evil\uff61com",
                "evil.\u200bcom",
                "\uff48\uff54\uff54\uff50://evil",
                "mail me@evil.com",
                "пример.рф"
            })
    void a_name_that_a_mail_program_would_link_is_refused(String name) {
        assertThat(new NoLinkCheck().isValid(name, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Riverside Coaching",
                "Dr. Maya Okafor",
                "J.R.R. Tolkien",
                "J.Smith",
                "Sam O'Neil-Weber, M.A.",
                "Coaching & Co.",
                "St. Gallen: Coaching / Beratung",
                "Version 2.0",
                "24.12.",
                "田中さん",
                "Ltd. (UK)",
                "3.5 Minds"
            })
    void a_name_of_a_person_or_a_practice_is_taken(String name) {
        assertThat(new NoLinkCheck().isValid(name, null)).isTrue();
    }
}
