package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which waiting mails go with a client. All are to one address and show one name. */
@QuarkusTest
class MailPrivacyTest {

    private static final String ADDRESS = "maya@example.com";

    @Inject
    Sender sender;

    @Inject
    MailPrivacy privacy;

    @Inject
    CurrentPractice practice;

    private final UUID riverside = Ids.next();
    private final UUID maya = Ids.next();
    private final UUID account = Ids.next();
    private final String key = "test:" + Ids.next();

    @Test
    void mails_to_the_client_and_mails_that_name_her_are_taken_back() {
        send(riverside, MailParties.client(maya));
        erase(false);
        assertThat(waiting()).isZero();
        send(riverside, MailParties.aboutClient(maya));
        erase(false);
        assertThat(waiting()).isZero();
    }

    @Test
    void mails_about_her_account_are_taken_back_where_it_is_used_alone() {
        send(Ids.next(), MailParties.account(account));
        erase(true);
        assertThat(waiting()).isEqualTo(1);
        erase(false);
        assertThat(waiting()).isZero();
    }

    @Test
    void another_clients_mail_stays() {
        send(riverside, MailParties.client(Ids.next()));
        erase(false);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void another_practices_mail_stays() {
        send(Ids.next(), MailParties.client(maya));
        erase(false);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void a_mail_of_the_platform_stays() {
        send(riverside, MailParties.platform());
        erase(false);
        assertThat(waiting()).isEqualTo(1);
    }

    private void send(UUID practiceId, MailParties parties) {
        sender.sendIn(practiceId, new Mail(key, "known-address", ADDRESS, Map.of("name", "Maya")), parties);
    }

    @ActivateRequestContext
    void erase(boolean elsewhere) {
        practice.enter(riverside);
        var who = new DataSubject(maya, account, elsewhere, Set.of("Maya"), Set.of(ADDRESS), null);
        QuarkusTransaction.requiringNew().run(() -> privacy.erase(who));
    }

    private long waiting() {
        return TestDatabase.count("select count(*) from jobs where task_instance = ?", key);
    }
}
