package dev.coachboard.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.coachboard.TestDatabase;
import dev.coachboard.booking.Desk;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import dev.coachboard.mail.Mailbox;
import dev.coachboard.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A stranger's practice gives its own client Maya's name and address. Maya belongs to Riverside, and Ben of a third
 * practice shares her name.
 */
@QuarkusTest
class StrangersMailsTest {

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    Mailbox mailbox;

    @Inject
    Clock clock;

    private Cast.House riverside;
    private Cast.House stranger;
    private Cast.Person maya;
    private Cast.Person puppet;

    @BeforeEach
    void open() {
        riverside = cast.open();
        stranger = cast.open();
        maya = riverside.maya();
        puppet = stranger.maya();
        stranger.ada()
                .call()
                .header("If-Match", "*")
                .body(Map.of("name", "Maya Okafor", "email", maya.email()))
                .patch("/api/v1/clients/" + puppet.id())
                .then()
                .statusCode(200);
    }

    @Test
    void an_export_lists_no_mail_to_somebody_elses_account() throws IOException {
        forgets(maya);
        work();
        assertThat(mails(stranger.ada(), puppet)).doesNotContain("password-reset");
    }

    @Test
    void an_export_lists_no_mail_that_another_practice_sent_to_the_address() throws IOException {
        book(riverside, maya);
        work();
        assertThat(mailbox.subjects(maya.email())).hasSize(1);
        assertThat(mails(stranger.ada(), puppet)).doesNotContain("booking-confirmed");
        assertThat(mails(riverside.ada(), maya)).contains("booking-confirmed");
    }

    @Test
    void an_erasure_takes_no_mail_of_somebody_else_back() {
        work();
        forgets(maya);
        forgets(namesake());
        erase(stranger, puppet);
        assertThat(mailbox.subjects(maya.email())).containsExactly("Choose a new password");
    }

    @Test
    void an_erasure_leaves_waiting_mails_to_people_of_the_same_name() {
        work();
        var ben = namesake();
        forgets(ben);
        erase(stranger, puppet);
        assertThat(mailbox.subjects(ben.email())).containsExactly("Choose a new password");
    }

    @Test
    void an_erasure_leaves_the_delivery_log_of_others_as_it_is() throws IOException {
        forgets(maya);
        book(riverside, maya);
        work();
        erase(stranger, puppet);
        assertThat(mails(riverside.ada(), maya)).contains("password-reset", "booking-confirmed");
    }

    @Test
    void the_mails_about_an_account_belong_to_no_practice_once_two_use_it() throws IOException {
        forgets(maya);
        work();
        TestDatabase.update(
                "insert into memberships (practice_id, id, user_id, role, joined_at, version)"
                        + " values (?, ?, ?, 'CLIENT', now(), 0)",
                cast.open().practiceId(),
                Ids.next(),
                maya.userId());
        assertThat(mails(riverside.ada(), maya)).doesNotContain("password-reset");
        forgets(maya);
        erase(riverside, maya);
        assertThat(mailbox.subjects(maya.email())).hasSize(2);
    }

    @Test
    void the_practice_that_alone_uses_an_account_erases_its_mails() {
        forgets(maya);
        erase(riverside, maya);
        assertThat(mailbox.subjects(maya.email())).isEmpty();
    }

    /** A name such as "e" stands in every answer. */
    @Test
    void an_erased_clients_name_burns_no_key_of_others() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("email", "ines+" + key + "@example.com", "role", "COACH");
        var first =
                stranger.ada().call().header("Idempotency-Key", key).body(body).post("/api/v1/invitations");
        first.then().statusCode(201);
        stranger.ada()
                .call()
                .header("If-Match", "*")
                .body(Map.of("name", "e"))
                .patch("/api/v1/clients/" + puppet.id())
                .then()
                .statusCode(200);
        post(stranger.ada(), puppet, "e").then().statusCode(204);
        stranger.ada()
                .call()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/invitations")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", is(first.<String>path("id")));
    }

    /** A client of a third practice with Maya's name. */
    private Cast.Person namesake() {
        var third = cast.open();
        return cast.client(third.practiceId(), "Maya Okafor", third.ada());
    }

    private static void forgets(Cast.Person who) {
        given().contentType(ContentType.JSON)
                .body(Map.of("email", who.email()))
                .post("/api/v1/password-resets")
                .then()
                .statusCode(202);
    }

    private void book(Cast.House house, Cast.Person client) {
        Desk.open(house.ada());
        house.ada()
                .callOnce()
                .body(Map.of(
                        "coachId",
                        house.ada().id(),
                        "clientId",
                        client.id(),
                        "startsAt",
                        Desk.inDays(clock.instant(), 20).toString()))
                .post("/api/v1/bookings")
                .then()
                .statusCode(201);
    }

    private static void erase(Cast.House house, Cast.Person client) {
        post(house.ada(), client, "Maya Okafor").then().statusCode(204);
    }

    private static Response post(Cast.Person owner, Cast.Person client, String name) {
        return owner.callOnce().body(Map.of("confirm", name)).post("/api/v1/clients/" + client.id() + "/erasure");
    }

    private String mails(Cast.Person owner, Cast.Person client) throws IOException {
        var asked = owner.callOnce().post("/api/v1/clients/" + client.id() + "/export");
        asked.then().statusCode(202);
        work();
        var file = owner.call()
                .get("/api/v1/exports/" + asked.<String>path("id") + "/file")
                .asByteArray();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (entry.getName().equals("mails.json")) return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("no mails.json");
    }

    /** Several times: a run takes a few jobs, the urgent ones first. */
    private void work() {
        for (var i = 0; i < 5; i++) pump.run();
    }
}
