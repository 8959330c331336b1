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
                "=?utf-8?q?=0D=0ABcc:_eve@example.com?="
            })
    void a_mail_program_reads_what_was_meant(String text) throws Exception {
        var encoded = EncodedWords.of(text);
        assertThat(MimeUtility.decodeText(encoded)).isEqualTo(text);
        assertThat(encoded.split(" ")).allMatch(word -> word.length() <= 75);
    }
}
