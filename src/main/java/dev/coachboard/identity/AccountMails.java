package dev.coachboard.identity;

import dev.coachboard.mail.Mail;
import dev.coachboard.mail.MailParties;
import dev.coachboard.mail.Outbox;
import dev.coachboard.mail.Times;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What people are mailed about their account. Tokens stand behind the link's number sign, which browsers keep to
 * themselves, so that no log of any server sees one.
 */
@ApplicationScoped
class AccountMails {

    private final Outbox outbox;
    private final UserRepository users;
    private final PracticeDirectory practices;
    private final Clock clock;

    AccountMails(Outbox outbox, UserRepository users, PracticeDirectory practices, Clock clock) {
        this.clock = clock;
        this.outbox = outbox;
        this.users = users;
        this.practices = practices;
    }

    void verification(User user, OpaqueToken token) {
        send("email-verification", token.subjectId(), user, Map.of("path", "/verify-email#token=" + token.text()));
    }

    void knownAddress(User user) {
        send("known-address", Ids.next(), user, Map.of("path", "/login"));
    }

    void reset(User user, OpaqueToken token) {
        send("password-reset", token.subjectId(), user, Map.of("path", "/reset-password#token=" + token.text()));
    }

    /** To the account's next address, which proves itself by the link. */
    void emailChange(User user, String newEmail, OpaqueToken token) {
        var data = Map.of("name", user.name(), "path", "/verify-email#token=" + token.text());
        outbox.send(
                new Mail("email-change:" + token.subjectId(), "email-change", newEmail, data),
                MailParties.account(user.id()));
    }

    void passwordChanged(User user) {
        send("password-changed", Ids.next(), user, Map.of("when", now(), "path", "/reset-password"));
    }

    /** Before the address changes, so that it reaches the one that the account had until now. */
    void emailChanged(User user) {
        send("email-changed", Ids.next(), user, Map.of("when", now(), "path", "/"));
    }

    /** Once in a user's life: the key sees to that, whichever way the address was proved. */
    void welcome(User user) {
        send("welcome", user.id(), user, Map.of("path", "/app"));
    }

    void newSignIn(Device device) {
        var when = Times.at(device.createdAt(), practices.settings().zone());
        var data = Map.of("device", device.label(), "when", when, "path", "/reset-password");
        send("new-sign-in", device.id(), users.require(device.userId()), data);
    }

    void invitation(Invitation invitation, OpaqueToken token) {
        outbox.send(
                new Mail(
                        invitation.mailKey(),
                        "invitation",
                        invitation.email(),
                        Map.of(
                                "practice",
                                practices.settings().name(),
                                "role",
                                invitation.role().name().toLowerCase(Locale.ROOT),
                                "path",
                                "/accept-invitation#token=" + token.text())),
                invitation.role() == Role.CLIENT ? MailParties.client(invitation.memberId()) : MailParties.practice());
    }

    /** Its token is good no longer. */
    void withdraw(Invitation invitation) {
        outbox.withdraw(invitation.mailKey());
    }

    /** In UTC, since an account belongs to no practice and so to no zone. */
    private String now() {
        return Times.at(clock.instant(), ZoneId.of("UTC"));
    }

    private void send(String template, UUID about, User user, Map<String, String> data) {
        var all = new HashMap<>(data);
        all.put("name", user.name());
        outbox.send(new Mail(template + ":" + about, template, user.email(), all), MailParties.account(user.id()));
    }
}
