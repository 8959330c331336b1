package dev.coachboard.dashboard;

import static dev.coachboard.dashboard.DashboardTest.dashboard;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.coachboard.TestDatabase;
import dev.coachboard.api.FurnishedHouse;
import dev.coachboard.billing.StripeNews;
import dev.coachboard.booking.Desk;
import dev.coachboard.coaching.Practice;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.identity.Cast;
import dev.coachboard.jobs.Pump;
import dev.coachboard.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of write shows in the very next read of everybody whom it concerns, who all had read before. */
@QuarkusTest
class DashboardChangesTest {

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    @Inject
    StripeNews stripe;

    @Inject
    Pump pump;

    private Cast.House house;
    private Cast.Person ada;
    private Cast.Person maya;

    @BeforeEach
    void open() {
        house = cast.open();
        ada = house.ada();
        maya = house.maya();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_booking_and_its_cancellation() {
        Desk.open(ada);
        dashboard(maya).body("nextBookings", empty());
        dashboard(ada).body("nextBookings", empty());
        var booking = booked();
        dashboard(maya).body("nextBookings.id", contains(booking.toString()));
        dashboard(ada).body("nextBookings.id", contains(booking.toString()));
        Desk.become(maya, booking, "cancellation").statusCode(200);
        dashboard(maya).body("nextBookings", empty());
        dashboard(ada).body("nextBookings", empty());
    }

    @Test
    void a_booking_moved() {
        Desk.open(ada);
        var booking = booked();
        dashboard(maya).body("nextBookings.startsAt", contains("2026-12-01T09:00:00Z"));
        dashboard(ada).body("nextBookings.startsAt", contains("2026-12-01T09:00:00Z"));
        Desk.move(maya, booking, Instant.parse("2026-12-01T11:00:00Z")).statusCode(200);
        dashboard(maya).body("nextBookings.startsAt", contains("2026-12-01T11:00:00Z"));
        dashboard(ada).body("nextBookings.startsAt", contains("2026-12-01T11:00:00Z"));
    }

    @Test
    void a_hold_confirmed() {
        Desk.open(ada);
        var held = Desk.booked(maya, Desk.at(ada, Desk.inDays(clock.instant(), 7), "hold", true));
        dashboard(maya).body("nextBookings.status", contains("HELD"));
        Desk.become(maya, held, "confirmation").statusCode(200);
        dashboard(maya).body("nextBookings.status", contains("CONFIRMED"));
        dashboard(ada).body("nextBookings.status", contains("CONFIRMED"));
    }

    @Test
    void a_session_that_took_place() {
        Desk.open(ada);
        var booking = booked();
        clock.advance(Duration.ofDays(7).plusHours(1));
        ada = cast.signInAgain(ada);
        maya = cast.signInAgain(maya);
        dashboard(maya).body("recentSessions", empty());
        Desk.become(ada, booking, "completion").statusCode(200);
        dashboard(maya).body("recentSessions.status", contains("COMPLETED"));
    }

    @Test
    void a_client_who_did_not_come() {
        Desk.open(ada);
        var booking = booked();
        clock.advance(Duration.ofDays(7).plusHours(1));
        ada = cast.signInAgain(ada);
        maya = cast.signInAgain(maya);
        dashboard(ada).body("recentNoShows", empty());
        dashboard(maya).body("recentSessions", empty());
        Desk.become(ada, booking, "no-show").statusCode(200);
        dashboard(ada).body("recentNoShows.clientName", contains("Maya Okafor"));
        dashboard(maya).body("recentSessions.status", contains("NO_SHOW"));
    }

    @Test
    void a_client_added_and_a_client_renamed() {
        FurnishedHouse.furnish(house);
        dashboard(ada).body("activeClients", equalTo(1));
        Practice.added(ada, "Lena Fischer");
        dashboard(ada).body("activeClients", equalTo(2)).body("nextBookings.clientName", contains("Maya Okafor"));
        rename(ada, "/api/v1/clients/" + maya.id(), "Maya Brandt");
        dashboard(ada).body("nextBookings.clientName", contains("Maya Brandt"));
    }

    @Test
    void a_client_archived() {
        var lena = Practice.added(ada, "Lena Fischer");
        dashboard(ada).body("activeClients", equalTo(2));
        ada.call().post("/api/v1/clients/{id}/archival", lena).then().statusCode(204);
        dashboard(ada).body("activeClients", equalTo(1));
    }

    @Test
    void an_invoice_voided() {
        var invoice = finalised();
        dashboard(maya).body("openInvoices.id", contains(invoice));
        dashboard(house.ben()).body("unpaidInvoices.id", contains(invoice));
        ada.callOnce().post("/api/v1/invoices/{id}/void", invoice).then().statusCode(200);
        dashboard(maya).body("openInvoices", empty());
        dashboard(house.ben()).body("unpaidInvoices", empty());
    }

    @Test
    void an_invoice_owed_and_paid() {
        var invoice = drafted();
        dashboard(maya).body("openInvoices", empty());
        dashboard(house.ben()).body("unpaidInvoices", empty()).body("revenueThisMonth", empty());
        finalise(invoice);
        dashboard(maya).body("openInvoices.id", contains(invoice));
        dashboard(house.ben()).body("unpaidInvoices.id", contains(invoice));
        ada.callOnce().post("/api/v1/invoices/{id}/payment", invoice).then().statusCode(200);
        dashboard(maya).body("openInvoices", empty());
        dashboard(house.ben()).body("unpaidInvoices", empty()).body("revenueThisMonth.amountCents", contains(5000));
    }

    @Test
    void a_credit_given_and_taken() {
        Desk.open(ada);
        var program = Practice.program(ada, 3);
        dashboard(maya).body("programs", empty());
        var enrolment = Practice.id(Practice.enrol(ada, maya.id(), program).statusCode(201));
        dashboard(maya).body("programs.creditsLeft", contains(3));
        Desk.booked(maya, Desk.at(ada, Desk.inDays(clock.instant(), 7), "enrolmentId", enrolment));
        dashboard(maya).body("programs.creditsLeft", contains(2));
    }

    @Test
    void a_subscription_that_stripe_changed() {
        var purchase = stripe.purchase(house);
        dashboard(maya).body("subscription.status", equalTo("INCOMPLETE"));
        stripe.tell(stripe.subscription(purchase, "customer.subscription.updated", "active", clock.instant()));
        pump.run();
        dashboard(maya).body("subscription.status", equalTo("ACTIVE"));
    }

    @Test
    void what_clients_read_the_names_of() {
        var ids = FurnishedHouse.furnish(house).ids();
        dashboard(maya).body("subscription.planName", equalTo("Essential"));
        rename(ada, "/api/v1/plans/" + ids.get("plans"), "Basic");
        dashboard(maya).body("subscription.planName", equalTo("Basic"));
        rename(ada, "/api/v1/programs/" + ids.get("programs"), "First steps");
        dashboard(maya).body("programs.programName", contains("First steps"));
        rename(ada, "/api/v1/me", "Ada Lovelace");
        dashboard(maya).body("nextBookings.coachName", contains("Ada Lovelace"));
    }

    @Test
    void a_coachs_name_in_another_practice() {
        var other = cast.open();
        var member = Ids.next();
        TestDatabase.update(
                "insert into memberships (practice_id, id, user_id, role, joined_at, version)"
                        + " values (?, ?, ?, 'COACH', now(), 0)",
                other.practiceId(),
                member,
                ada.userId());
        Desk.setHours(other.ada(), member, Desk.hours()).statusCode(200);
        var booking = new HashMap<String, Object>(Map.of(
                "coachId", member, "startsAt", Desk.inDays(clock.instant(), 7).toString()));
        Desk.booked(other.maya(), booking);
        dashboard(other.maya()).body("nextBookings.coachName", contains("Ada"));
        rename(ada, "/api/v1/me", "Ada Lovelace");
        dashboard(other.maya()).body("nextBookings.coachName", contains("Ada Lovelace"));
    }

    private UUID booked() {
        return Desk.booked(maya, Desk.at(ada, Desk.inDays(clock.instant(), 7)));
    }

    private String finalised() {
        var invoice = drafted();
        finalise(invoice);
        return invoice;
    }

    private String drafted() {
        var line = Map.of("description", "Session", "quantity", 1, "unitAmountCents", 5000);
        var invoice =
                Map.of("clientId", maya.id(), "lines", List.of(line), "taxRateBasisPoints", 0, "dueOn", "2030-01-01");
        var id = Practice.id(
                ada.callOnce().body(invoice).post("/api/v1/invoices").then());
        return id.toString();
    }

    private void finalise(String invoice) {
        ada.callOnce()
                .post("/api/v1/invoices/{id}/finalization", invoice)
                .then()
                .statusCode(200);
    }

    private static void rename(Cast.Person person, String path, String name) {
        person.call()
                .header("If-Match", "*")
                .body(Map.of("name", name))
                .patch(path)
                .then()
                .statusCode(200);
    }
}
