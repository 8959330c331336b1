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

    @Test
    void a_long_subject_in_plain_english_is_folded_between_words() {
        var text = "Moved: session with Ada, now Monday, 7 December 2026, 10:00 to 11:00 (Europe/Berlin)";
        assertThat(EncodedWords.of(text))
                .isEqualTo("Moved: session with Ada, now Monday, 7 December 2026, 10:00 to 11:00\r\n (Europe/Berlin)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "🚀 مرحبا",
                "Łukaszewska Łukaszewska Łukaszewska Łukaszewska Łukaszewska Łukaszewska Łukaszewska",
                "🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
                "Two  spaces and aVeryLongWordThatGoesOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOnAndOn",
                "=?utf-8?q?=0D=0ABcc:_eve@example.com?="
            })
    void a_mail_program_reads_what_was_meant(String text) throws Exception {
        var encoded = EncodedWords.of(text);
        assertThat(MimeUtility.decodeText(MimeUtility.unfold(encoded))).isEqualTo(text);
        assertThat(("Subject: " + encoded).split("\r\n")).allMatch(line -> line.length() <= 78);
    }
}
