package dev.coachboard.billing;

import static dev.coachboard.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.coachboard.TestDatabase;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvoicePdfsTest {

    @Inject
    Cast cast;

    @Inject
    Pump pump;

    @Inject
    Printer printer;

    private Cast.House house;
    private Till till;

    @BeforeEach
    void open() {
        house = cast.open();
        till = new Till(house);
    }

    @Test
    void a_finalised_invoice_is_being_made_and_then_there() throws IOException {
        var id = till.open();
        Till.pdf(house.maya(), "invoices", id).statusCode(202).header("Retry-After", "1");
        make(id);
        var answer = Till.pdf(house.maya(), "invoices", id)
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", "inline; filename=\"INV-000001.pdf\"")
                .header("Cache-Control", "private, no-cache")
                .header("ETag", notNullValue())
                .extract();
        assertThat(Papers.text(answer.asByteArray()))
                .contains("Riverside Coaching", "INV-000001", "Maya Okafor", "@example.com", "EUR 119.00");
        house.maya()
                .call()
                .header("If-None-Match", answer.header("ETag"))
                .get("/api/v1/invoices/{id}/pdf", id)
                .then()
                .statusCode(304);
    }

    @Test
    void a_draft_has_no_paper_and_its_client_does_not_know_of_it() {
        var id = till.drafted(Map.of());
        Till.pdf(house.ada(), "invoices", id).statusCode(409).body("code", equalTo("invoice-not-final"));
        Till.pdf(house.maya(), "invoices", id).statusCode(404);
        assertThat(waiting(id)).isZero();
    }

    @Test
    void nobody_elses_paper_is_shown() {
        var id = till.open();
        String note = till.creditAll(id).extract().path("id");
        make(note);
        for (var other : new Cast.Person[] {house.noah(), cast.open().ada()}) {
            Till.pdf(other, "invoices", id).statusCode(404);
            Till.pdf(other, "credit-notes", note).statusCode(404);
        }
    }

    @Test
    void a_credit_note_has_a_paper_of_its_own() throws IOException {
        var id = till.open();
        String note = till.credit(id, 4000).extract().path("id");
        Till.pdf(house.maya(), "credit-notes", note).statusCode(202);
        make(note);
        var pdf = Till.pdf(house.maya(), "credit-notes", note)
                .statusCode(200)
                .header("Content-Disposition", "inline; filename=\"CN-000001.pdf\"")
                .extract()
                .asByteArray();
        assertThat(Papers.text(pdf)).contains("CN-000001", "INV-000001", "Ben was ill", "EUR 47.60");
    }

    @Test
    void a_paper_whose_job_was_lost_is_ordered_by_who_asks_for_it() {
        var id = till.open();
        TestDatabase.update("delete from jobs where task_instance = ?", id);
        Till.pdf(house.ada(), "invoices", id).statusCode(202);
        assertThat(waiting(id)).isOne();
        make(id);
        Till.pdf(house.ada(), "invoices", id).statusCode(200);
    }

    @Test
    void a_paper_stays_as_it_was_sent() {
        var id = till.open();
        make(id);
        var sent = Till.pdf(house.ada(), "invoices", id).extract().asByteArray();
        TestDatabase.update(
                "update clients set name = 'Maya Other' where id = ?",
                house.maya().id());
        till.step(id, "payment").statusCode(200);
        make(id);
        assertThat(Till.pdf(house.ada(), "invoices", id).extract().asByteArray())
                .isEqualTo(sent);
        assertThatThrownBy(() -> printer.deface(house)).hasMessageContaining("permission denied");
    }

    @Test
    void two_who_need_it_at_once_get_the_same_stored_one() throws Exception {
        var id = UUID.fromString(till.open());
        var both = atOnce(4, i -> printer.require(house, id));
        assertThat(both).allMatch(pdf -> Arrays.equals(pdf, both.get(0)));
        assertThat(TestDatabase.count("select count(*) from invoice_documents where id = ?", id))
                .isOne();
    }

    /** Other tests' papers may be in front of it. */
    private void make(String id) {
        for (var i = 0; i < 50 && waiting(id) > 0; i++) pump.run();
    }

    private static long waiting(String id) {
        return TestDatabase.count("select count(*) from jobs where task_instance = ?", id);
    }

    /** Where a job of another feature would be. */
    @ApplicationScoped
    static class Printer {

        private final InvoicePdfs pdfs;
        private final CurrentPractice practice;
        private final EntityManager database;

        Printer(InvoicePdfs pdfs, CurrentPractice practice, EntityManager database) {
            this.pdfs = pdfs;
            this.practice = practice;
            this.database = database;
        }

        @ActivateRequestContext
        byte[] require(Cast.House house, UUID invoiceId) {
            practice.enter(house.practiceId());
            return pdfs.require(invoiceId);
        }

        @ActivateRequestContext
        void deface(Cast.House house) {
            practice.enter(house.practiceId());
            QuarkusTransaction.requiringNew()
                    .run(() -> database.createNativeQuery("update invoice_documents set template_version = 0")
                            .executeUpdate());
        }
    }
}
