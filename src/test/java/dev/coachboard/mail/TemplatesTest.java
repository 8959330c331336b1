package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates/mail");

    @Inject
    MailTexts texts;

    @ParameterizedTest
    @EnumSource(Template.class)
    void every_mail_has_a_subject_a_text_and_a_page(Template template) {
        var words = texts.of(template, Everything.DATA);
        assertThat(words.subject()).isNotBlank().doesNotContain("\n", "{");
        assertThat(words.text()).isNotBlank().doesNotContain("<", "&amp;", "{");
        assertThat(words.text().lines()).allMatch(line -> line.length() <= 100);
        assertThat(words.html())
                .startsWith("<!doctype html>")
                .contains("prefers-color-scheme: dark", "<h1>", "http://localhost:8080")
                .doesNotContain("<script", "src=", "<h1>Coachboard</h1>");
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void no_mail_lets_a_name_become_html(Template template) {
        var hostile = new HashMap<>(Everything.DATA);
        hostile.replaceAll((name, value) -> name.equals("path") ? value : "<img src=x onerror=alert(1)>");
        assertThat(texts.of(template, hostile).html()).doesNotContain("<img");
    }

    @Test
    void a_payment_that_is_not_tried_again_says_no_day() {
        var data = Map.of("name", "Maya", "practice", "Riverside", "plan", "Monthly", "amount", "EUR 129.00");
        assertThat(texts.of(Template.PAYMENT_FAILED, data).text()).doesNotContain("Next try");
        assertThat(texts.of(Template.PAYMENT_FAILED, data).html()).doesNotContain("Next try");
    }

    @Test
    void every_file_is_a_mail_or_part_of_one() throws IOException {
        var expected = new ArrayList<>(List.of("layout.html", "button.html", "session.html"));
        Arrays.stream(Template.values()).forEach(template -> {
            expected.add(template.fileName() + ".html");
            expected.add(template.fileName() + ".txt");
        });
        try (var files = Files.list(TEMPLATES)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
