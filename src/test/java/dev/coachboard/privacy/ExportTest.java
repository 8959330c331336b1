package dev.coachboard.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.coachboard.AtOnce;
import dev.coachboard.TestDatabase;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody asks for all that is kept about a client. */
@QuarkusTest
class ExportTest {

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    private WellKnown known;
    private Cast.House house;

    @BeforeEach
    void open() {
        house = cast.open();
        known = WellKnown.in(house);
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void an_export_holds_every_area_and_the_papers() throws IOException {
        var files = files(house.ada(), made(house.ada()));
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "README.txt",
                        "account.json",
                        "audit-entries.json",
                        "billing-requests.json",
                        "bookings.json",
                        "calendar-feed.json",
                        "credit-notes.json",
                        "devices.json",
                        "documents/CN-000001.pdf",
                        "documents/INV-000001.pdf",
                        "enrolments.json",
                        "invitations.json",
                        "invoices.json",
                        "mails.json",
                        "membership.json",
                        "notes.json",
                        "parked-payments.json",
                        "profile.json",
                        "sessions.json",
                        "stripe-customer.json",
                        "subscriptions.json");
        assertThat(files.get("profile.json")).contains(known.name(), known.phone(), "createdAt");
        assertThat(files.get("parked-payments.json")).contains("amountCents", "EUR", "INV-000001");
        assertThat(files.get("documents/INV-000001.pdf")).startsWith("%PDF");
        assertThat(files.get("enrolments.json")).contains("Foundations", "TAKEN");
        assertThat(files.get("README.txt")).contains("Riverside Coaching", "notes.json");
    }

    @Test
    void mails_that_were_sent_are_listed_by_their_template_and_time() throws IOException {
        mailbox.mails(house.maya().email());
        assertThat(files(house.ada(), made(house.ada())).get("mails.json")).contains("invitation", "acceptedAt");
    }

    @Test
    void it_holds_nobody_else_and_no_secret() throws IOException {
        var all = String.join("\n", files(house.ada(), made(house.ada())).values());
        assertThat(all)
                .doesNotContain("Noah", house.noah().email(), "argon2", "tokenHash", "passwordHash", "token_hash");
        assertThat(all)
                .doesNotContain(cast.open().practiceId().toString())
                .doesNotContain(house.ben().email());
    }

    @Test
    void coaches_get_their_own_notes_and_clients_what_was_shared() throws IOException {
        assertThat(files(house.ben(), made(house.ben())).get("notes.json")).contains("PRIVATE " + known.secret());
        var own = files(house.maya(), made(house.maya()));
        assertThat(own.get("notes.json")).contains("SHARED " + known.secret()).doesNotContain("PRIVATE");
        assertThat(own.get("README.txt")).contains("coach's own notes ask the practice");
    }

    @Test
    void a_client_cannot_read_what_the_practice_asked_for() {
        var id = made(house.ada());
        for (var path : new String[] {"", "/file"})
            house.maya().call().get("/api/v1/exports/" + id + path).then().statusCode(404);
    }

    @Test
    void a_client_exports_nobody_else_and_another_practice_nobody() {
        house.noah()
                .callOnce()
                .post("/api/v1/clients/" + house.maya().id() + "/export")
                .then()
                .statusCode(404);
        cast.open()
                .ada()
                .callOnce()
                .post("/api/v1/clients/" + house.maya().id() + "/export")
                .then()
                .statusCode(404);
        cast.open()
                .ada()
                .call()
                .get("/api/v1/exports/" + made(house.ada()) + "/file")
                .then()
                .statusCode(404);
    }

    @Test
    void who_asked_is_mailed_and_the_practice_sees_that_somebody_did() {
        var id = made(house.maya());
        var mail = mailbox.newest(house.maya().email());
        assertThat(mail.subject()).isEqualTo("Your export is ready");
        assertThat(mail.text()).contains("/app#export=" + id);
        assertThat(TestDatabase.count(
                        "select count(*) from audit_entries where action = 'export-requested' and subject_id = ?",
                        house.maya().id()))
                .isEqualTo(1);
    }

    @Test
    void one_is_made_at_a_time_whoever_asks() throws Exception {
        var statuses = AtOnce.atOnce(
                4, number -> ask(number % 2 == 0 ? house.ada() : house.maya()).statusCode());
        assertThat(statuses).containsOnlyOnce(202).containsOnly(202, 409);
        ask(house.ada()).then().statusCode(409).body("code", is("export-under-way"));
    }

    @Test
    void until_it_is_made_there_is_no_file() {
        var id = ask(house.ada()).path("id");
        house.ada()
                .call()
                .get("/api/v1/exports/" + id)
                .then()
                .body("state", is("REQUESTED"))
                .body("madeAt", nullValue());
        house.ada()
                .call()
                .get("/api/v1/exports/" + id + "/file")
                .then()
                .statusCode(409)
                .body("code", is("export-not-ready"));
    }

    @Test
    void after_a_week_it_is_gone() {
        var id = made(house.ada());
        clock.advance(Duration.ofDays(7));
        var ada = cast.signInAgain(house.ada());
        ada.call().get("/api/v1/exports/" + id).then().statusCode(404);
        work();
        assertThat(TestDatabase.count("select count(*) from exports where id = ?::uuid", id))
                .isZero();
        assertThat(TestDatabase.count("select count(*) from export_files where id = ?::uuid", id))
                .isZero();
    }

    @Test
    void an_export_whose_job_was_given_up_is_in_nobodys_way() {
        var id = ask(house.ada()).path("id");
        TestDatabase.update("delete from jobs where task_name = 'export' and task_instance = ?", id);
        ask(house.ada()).then().statusCode(202);
        house.ada().call().get("/api/v1/exports/" + id).then().body("state", is("FAILED"));
    }

    @Test
    void it_is_downloaded_as_a_file_that_nobody_caches() {
        house.ada()
                .call()
                .get("/api/v1/exports/" + made(house.ada()) + "/file")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Cache-Control", "private, no-store")
                .header("Content-Disposition", containsString("attachment; filename=\"export-"));
    }

    /** Several times: a run takes a few jobs, the urgent ones first. */
    private void work() {
        for (var i = 0; i < 5; i++) pump.run();
    }

    private Response ask(Cast.Person caller) {
        return caller.callOnce().post("/api/v1/clients/" + house.maya().id() + "/export");
    }

    private String made(Cast.Person caller) {
        var asked = ask(caller);
        asked.then().statusCode(202);
        work();
        caller.call().get(asked.header("Location")).then().body("state", is("READY"));
        return asked.path("id");
    }

    private static Map<String, String> files(Cast.Person caller, String id) throws IOException {
        var body = caller.call().get("/api/v1/exports/" + id + "/file").asByteArray();
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(body))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }
}
