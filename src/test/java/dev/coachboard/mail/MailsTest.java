package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of every mail, whatever it says. */
@QuarkusTest
class MailsTest {

    @Inject
    Sender sender;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry meters;

    private String key;
    private String maya;

    @BeforeEach
    void newKey() {
        key = UUID.randomUUID().toString();
        maya = "maya+" + key + "@example.com";
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void a_mail_arrives_once_however_often_it_is_sent() {
        sender.send(reset("Maya"));
        sender.send(reset("Maya"));
        assertThat(mailbox.subjects(maya)).containsExactly("Choose a new password");
        sender.send(reset("Maya"));
        assertThat(mailbox.of(maya)).hasSize(1);
        assertThat(TestDatabase.count("select count(*) from dead_jobs where key = ?", key))
                .isZero();
    }

    @Test
    void what_rolls_back_is_never_mailed() {
        assertThatThrownBy(() -> sender.sendAndFail(reset("Maya"))).hasMessage("on second thoughts");
        assertThat(mailbox.of(maya)).isEmpty();
    }

    @Test
    void while_it_waits_nobody_can_read_its_token_or_its_address() {
        sender.send(reset("Maya Okafor"));
        var stored = (byte[]) TestDatabase.column("select task_data from jobs where task_instance = ?", key)
                .get(0);
        assertThat(new String(stored, StandardCharsets.UTF_8))
                .contains("password-reset")
                .doesNotContain("sesame", "Okafor", "example.com");
    }

    @Test
    void its_message_id_is_made_of_the_job_and_its_date_is_the_clocks() throws Exception {
        clock.advance(Duration.ofDays(400));
        sender.send(reset("Maya"));
        var mail = mailbox.newest(maya);
        assertThat(mail.message().getMessageID()).matches("<[0-9a-f]{32}@localhost>");
        assertThat(TestDatabase.column("select message_id from mail_deliveries where key = ?", key))
                .containsExactly(mail.message().getMessageID());
        assertThat(mail.message().getSentDate()).isCloseTo(Date.from(clock.instant()), 60_000);
    }

    @Test
    void its_headers_say_that_a_machine_wrote_it_and_not_which() {
        sender.send(reset("Maya"));
        var mail = mailbox.newest(maya);
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("From")).isEqualTo("Coachboard <no-reply@coachboard.example>");
        assertThat(mail.headers().toLowerCase()).doesNotContain("x-mailer", "user-agent", "vertx", "quarkus");
    }

    @Test
    void the_html_escapes_what_people_typed_and_the_text_shows_it() {
        sender.send(reset("<b>Maya</b> & \"Co\""));
        var mail = mailbox.newest(maya);
        assertThat(mail.html())
                .contains("&lt;b&gt;Maya&lt;/b&gt; &amp; &quot;Co&quot;")
                .doesNotContain("<b>Maya");
        assertThat(mail.text()).contains("<b>Maya</b> & \"Co\"");
    }

    @Test
    void a_link_begins_with_the_configured_address_and_leads_nowhere_else() {
        sender.send(reset("Maya"));
        assertThat(mailbox.newest(maya).text()).contains("\nhttp://localhost:8080/reset-password#token=sesame");
        assertThat(mailbox.newest(maya).html()).contains("href=\"http://localhost:8080/reset-password#token=sesame\"");
        sender.send(new Mail(key + "2", "password-reset", maya, Map.of("name", "Maya", "path", "//evil.example")));
        assertThat(mailbox.of(maya)).hasSize(1);
    }

    @Test
    void no_name_writes_a_header_of_its_own() throws Exception {
        for (var name : hostileNames()) {
            var recipient = "maya+" + UUID.randomUUID() + "@example.com";
            sender.send(withSubjectOf(name, recipient));
            var mail = mailbox.newest(recipient);
            assertThat(mail.subject()).isEqualTo("Booked: session with " + Mail.oneLine(name) + ", at ten");
            assertThat(mail.message().getAllRecipients()).hasSize(1);
            assertThat(mail.message().getHeader("Bcc")).isNull();
            assertThat(mail.message().getHeader("X-Evil")).isNull();
            assertThat(mail.files()).isEmpty();
        }
    }

    /** Only coaches read a name in a subject: their client's. */
    private static Mail withSubjectOf(String name, String to) {
        var data = Map.of("name", "Ada", "client", name, "with", name, "practice", "Riverside", "when", "at ten");
        return new Mail(to, "booking-confirmed", to, data);
    }

    private static List<String> hostileNames() {
        return List.of(
                "Riverside\r\nBcc: eve@example.com",
                "Riverside\nX-Evil: yes\n\nHello",
                "Riverside\u2028Bcc: eve@example.com\u0000",
                "?utf-8?q?=0D=0ABcc:_eve@example.com?=",
                "=?utf-8?q?=0D=0ABcc:_eve@example.com?=",
                "Coaching, Coffee & Co; \"Quotes\" <eve@example.com>",
                "مركز النهر للتدريب",
                "A\u202Egpj.exe",
                "\uD83D\uDE80 河畔 " + "Łukaszewska ".repeat(7).strip());
    }

    @Test
    void no_address_smuggles_a_second_one_in() {
        for (var to : List.of("a@example.com,b@example.com", "a@example.com\r\nDATA", "<a@example.com>", "a b@c.d")) {
            var oddKey = UUID.randomUUID().toString();
            sender.send(new Mail(oddKey, "known-address", to, Map.of("name", "Maya")));
            assertThat(mailbox.of(maya)).isEmpty();
            assertThat(TestDatabase.column("select error from dead_jobs where key = ? and attempts = 1", oddKey))
                    .containsExactly("PermanentFailure: Not an address");
        }
    }

    @Test
    void old_news_is_not_told() {
        var until = clock.instant().plus(Duration.ofMinutes(5));
        sender.send(new Mail(key, "known-address", maya, Map.of("name", "Maya"), List.of(), until));
        clock.advance(Duration.ofMinutes(5));
        assertThat(mailbox.of(maya)).isEmpty();
    }

    @Test
    void a_long_subject_is_written_in_short_lines_and_read_as_one() {
        for (var name : List.of(
                "Łukaszewska ".repeat(20).strip(),
                "Riverside Coaching ".repeat(11).strip())) {
            var recipient = "maya+" + UUID.randomUUID() + "@example.com";
            sender.send(withSubjectOf(name, recipient));
            var mail = mailbox.newest(recipient);
            assertThat(mail.subject()).isEqualTo("Booked: session with " + name + ", at ten");
            assertThat(mail.headers().lines())
                    .filteredOn(line -> line.startsWith("Subject") || line.startsWith(" "))
                    .hasSizeGreaterThan(2)
                    .allMatch(line -> line.length() <= 78);
        }
    }

    @Test
    void what_a_mail_refers_to_is_loaded_in_its_practice_when_it_is_sent() throws Exception {
        var practiceId = Ids.next();
        sender.sendIn(
                practiceId,
                new Mail(
                        key,
                        "receipt",
                        maya,
                        Everything.DATA,
                        List.of(
                                Enclosure.reference("test-paper", "7"),
                                Enclosure.inline("a.txt", "text/plain", "hi"))));
        var files = mailbox.newest(maya).files();
        assertThat(files.get(0).getFileName()).isEqualTo("paper-7.txt");
        assertThat(files.get(0).getInputStream().readAllBytes())
                .isEqualTo(practiceId.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(files.get(1).getContent()).isEqualTo("hi");
    }

    @Test
    void mails_are_counted_by_template() {
        var before = accepted();
        sender.send(reset("Maya"));
        mailbox.of(maya);
        assertThat(accepted()).isEqualTo(before + 1);
    }

    private double accepted() {
        return meters.counter("coachboard.mails", "template", "password-reset", "outcome", "accepted")
                .count();
    }

    private Mail reset(String name) {
        return new Mail(key, "password-reset", maya, Map.of("name", name, "path", "/reset-password#token=sesame"));
    }

    /** As billing's would be. */
    @ApplicationScoped
    static class Papers implements EnclosureSource {

        private final CurrentPractice practice;

        Papers(CurrentPractice practice) {
            this.practice = practice;
        }

        @Override
        public String kind() {
            return "test-paper";
        }

        @Override
        public EnclosedFile load(String reference) {
            var text = practice.id().orElseThrow().toString();
            return new EnclosedFile("paper-" + reference + ".txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
