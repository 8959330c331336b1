package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedWordsTest {

    @Test
    void plain_english_stays_readable() {
        assertThat(EncodedWords.of("Choose a new password")).isEqualTo("Choose a new password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "🚀 مرحبا",
                "Łukaszewska Łukaszewska Łukaszewska Łukaszewska Łukaszewska Łukaszewska Łukaszewska",
                "🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
                "=?utf-8?q?=0D=0ABcc:_eve@example.com?=",
                "A very long subject in plain letters that would not fit in one line of a mail's header at all"
            })
    void a_mail_program_reads_what_was_meant(String text) throws Exception {
        var encoded = EncodedWords.of(text);
        assertThat(MimeUtility.decodeText(encoded.replace("\n ", " "))).isEqualTo(text);
        assertThat(encoded.lines()).allMatch(line -> line.length() <= 76);
    }
}
