package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A subject line is read before its reader decides whom to trust. */
@QuarkusTest
class SubjectsTest {

    @Inject
    MailTexts texts;

    @ParameterizedTest
    @EnumSource(Template.class)
    void no_subject_of_a_mail_to_a_client_or_a_stranger_shows_a_chosen_name(Template template) {
        var data = new HashMap<>(Everything.DATA);
        data.remove("client"); // because coaches alone get it
        assertThat(texts.of(template, data).subject())
                .doesNotContain("Riverside", "Ada", "Maya", "Monthly coaching", "Browser");
    }
}
