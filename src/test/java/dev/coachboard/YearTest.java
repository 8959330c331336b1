package dev.coachboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.booking.Desk;
import dev.coachboard.dev.MovableClock;
import dev.coachboard.dev.ReceivedMail;
import dev.coachboard.dev.stripe.StripeSimulator;
import dev.coachboard.identity.Cast;
import dev.coachboard.identity.Cast.House;
import dev.coachboard.identity.Cast.Person;
import dev.coachboard.jobs.Pump;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lives through a year of one practice: trials, renewals, a card that fails and one that fails for good, reminders. */
@QuarkusTest
class YearTest {

    private static final LocalDate NEW_YEAR = LocalDate.parse("2027-01-04");

    private static final Map<String, String> SUBJECTS = Map.of(
            "Receipt for", "receipt",
            "Your payment did", "payment-failed",
            "Your subscription has", "subscription-changed",
            "Your session begins", "reminder",
            "Booked:", "booking-confirmed",
            "Moved:", "booking-moved",
            "Cancelled:", "booking-cancelled");

    @Inject
    Cast cast;

    @Inject
    MovableClock clock;

    @Inject
    StripeSimulator stripe;

    @Inject
    Pump pump;

    @Inject
    Mailbox mailbox;

    @Inject
    CircuitBreakerMaintenance breakers;

    private static final Runnable NOTHING = () -> {};

    private House house;
    private Person zoe;
    private Person emil;
    private final Map<Instant, Runnable> diary = new TreeMap<>();

    @AfterEach
    void backToToday() {
        stripe.reset();
        clock.reset();
    }

    @Test
    void a_year_bills_and_tells_everybody_exactly_what_it_should() {
        stripe.reset();
        breakers.resetAll();
        clock.moveTo(at(0, 8));
        house = cast.open("UTC", "EUR");
        zoe = cast.client(house.practiceId(), "Zoë Álvarez", house.ada());
        emil = cast.client(house.practiceId(), "Emre Yılmaz", house.ada());
        purchases();
        sessions();
        live();
        assertThat(invoices(house.maya())).isEqualTo(monthly("2027-01-18", 12, "PAID"));
        assertThat(invoices(house.noah())).isEqualTo(monthly("2027-01-04", 12, "PAID"));
        assertThat(invoices(zoe))
                .startsWith("2027-02-01 PAID", "2027-03-01 PAID", "2027-04-01 PAID", "2027-05-01 PAID")
                .hasSize(5);
        assertThat(invoices(emil)).isEqualTo(monthly("2027-03-01", 3, "PAID"));
        assertThat(statuses())
                .isEqualTo(Map.of(
                        house.maya().id(),
                        "ACTIVE",
                        house.noah().id(),
                        "ACTIVE",
                        zoe.id(),
                        "CANCELLED",
                        emil.id(),
                        "CANCELLED"));
        assertThat(numbers())
                .isEqualTo(IntStream.rangeClosed(1, 32)
                        .mapToObj("INV-%06d"::formatted)
                        .toList());
        assertThat(TestDatabase.count(
                        "select sum(amount_cents) from revenue_months where practice_id = ?", house.practiceId()))
                .isEqualTo(31 * 12900);
        mails();
        nothingIsLeftOver();
    }

    private void purchases() {
        diary.put(at(0, 9), () -> {
            subscribe(house.maya(), plan("Essential", 14));
            subscribe(house.noah(), plan("Direct", 0));
        });
        on("2027-02-01", 9, () -> subscribe(zoe, plan("Spring", 0)));
        on("2027-03-01", 9, () -> subscribe(emil, plan("Summer", 0)));
        on("2027-04-03", 9, () -> stripe.cardWorks(customer(house.noah()), false));
        on("2027-04-06", 9, () -> stripe.cardWorks(customer(house.noah()), true));
        on("2027-05-10", 9, () -> cancel(emil));
        on("2027-05-20", 9, () -> stripe.cardWorks(customer(zoe), false));
    }

    /** One a month; May's is moved to the day after, and August's is cancelled. */
    private void sessions() {
        diary.put(at(0, 8).plusSeconds(60), () -> Desk.open(house.ada()));
        for (var month = 1; month <= 12; month++) {
            var start = LocalDate.of(2027, month, 15).atTime(10, 0).toInstant(ZoneOffset.UTC);
            var tenDaysAhead = start.minus(Duration.ofDays(10));
            diary.put(
                    tenDaysAhead,
                    () -> Desk.booked(
                            house.ada(),
                            Desk.at(house.ada(), start, "clientId", house.maya().id())));
            diary.put(start.minus(Duration.ofHours(24)).plusSeconds(60), NOTHING);
            diary.put(start.minus(Duration.ofHours(1)).plusSeconds(60), NOTHING);
        }
        on("2027-05-13", 9, () -> move("2027-05-15", "2027-05-16"));
        on("2027-05-15", 11, NOTHING);
        on("2027-05-16", 9, NOTHING);
        on(
                "2027-08-12",
                9,
                () -> Desk.become(house.ada(), booking("2027-08-15"), "cancellation")
                        .statusCode(200));
    }

    /** Day by day, and at every moment in which somebody does something or should hear of something. */
    private void live() {
        for (var day = 0; day < 364; day++) diary.putIfAbsent(at(day, 12), NOTHING);
        diary.forEach((moment, act) -> {
            clock.moveTo(moment);
            if (act != NOTHING) signIn();
            act.run();
            pump.run();
            stripe.catchUp();
            stripe.deliver();
            pump.run();
        });
    }

    private void mails() {
        var maya = told(house.maya());
        assertThat(maya)
                .containsEntry("receipt", 12L)
                .containsEntry("reminder", 22L)
                .containsEntry("booking-confirmed", 12L)
                .containsEntry("booking-moved", 1L)
                .containsEntry("booking-cancelled", 1L)
                .containsEntry("subscription-changed", 2L)
                .doesNotContainKey("payment-failed");
        assertThat(told(house.noah())).containsEntry("receipt", 12L).containsEntry("payment-failed", 1L);
        assertThat(told(zoe)).containsEntry("receipt", 4L).containsEntry("payment-failed", 4L);
        assertThat(told(emil)).containsEntry("receipt", 3L).doesNotContainKey("payment-failed");
        for (var person : List.of(house.maya(), house.noah(), zoe, emil)) {
            var mails = mailbox.mails(person.email());
            assertThat(mails).extracting(mail -> mail.header("Message-ID")).doesNotHaveDuplicates();
            assertThat(mails.stream().flatMap(mail -> mail.files().stream()).filter(YearTest::isPdf))
                    .hasSize(told(person).get("receipt").intValue());
        }
    }

    private static boolean isPdf(Part file) {
        try {
            return file.getFileName().matches("INV-\\d{6}\\.pdf")
                    && new String(file.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("%PDF-");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void nothingIsLeftOver() {
        assertThat(TestDatabase.column(
                        "select type || ' ' || error from dead_jobs where position(? in convert_from(payload, 'UTF8')) > 0",
                        house.practiceId().toString()))
                .isEmpty();
        assertThat(TestDatabase.column("""
                select type || ' ' || coalesce(rule, '') from webhook_events e where state in ('PARKED', 'RECEIVED') and exists
                    (select from stripe_customers c where c.practice_id = ?
                        and position(c.stripe_id in convert_from(e.payload, 'UTF8')) > 0)
                """, house.practiceId())).isEmpty();
    }

    /** How often each template reached the person. */
    private Map<String, Long> told(Person person) {
        return mailbox.mails(person.email()).stream()
                .map(YearTest::kind)
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    }

    private static String kind(ReceivedMail mail) {
        return SUBJECTS.entrySet().stream()
                .filter(known -> mail.subject().startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(mail.subject());
    }

    private List<String> invoices(Person person) {
        return texts(
                "select created_at::date || ' ' || status from invoices where client_id = ? order by created_at",
                person.id());
    }

    private List<String> numbers() {
        return texts("select number from invoices where practice_id = ? order by number", house.practiceId());
    }

    private Map<UUID, String> statuses() {
        return List.of(house.maya(), house.noah(), zoe, emil).stream()
                .collect(Collectors.toMap(
                        Person::id,
                        person -> texts("select status from subscriptions where client_id = ?", person.id())
                                .get(0)));
    }

    private static List<String> texts(String sql, Object parameter) {
        return TestDatabase.column(sql, parameter).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> monthly(String first, int times, String status) {
        return IntStream.range(0, times)
                .mapToObj(month -> LocalDate.parse(first).plusMonths(month) + " " + status)
                .toList();
    }

    private String plan(String name, int trialDays) {
        return house.ada()
                .callOnce()
                .body(Map.of(
                        "name",
                        name,
                        "description",
                        "",
                        "period",
                        "MONTH",
                        "trialDays",
                        trialDays,
                        "price",
                        Map.of("amountCents", 12900, "currency", "EUR")))
                .post("/api/v1/plans")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void subscribe(Person person, String planId) {
        person.callOnce()
                .body(Map.of("planId", planId, "paymentMethod", "pm_card_visa"))
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
    }

    private static void cancel(Person person) {
        person.callOnce()
                .body(Map.of("when", "PERIOD_END"))
                .post("/api/v1/subscriptions/"
                        + texts("select id from subscriptions where client_id = ?", person.id())
                                .get(0) + "/cancellation")
                .then()
                .statusCode(202);
    }

    private void move(String from, String to) {
        house.ada()
                .call()
                .header("If-Match", "*")
                .body(Map.of("startsAt", to + "T10:00:00Z"))
                .patch("/api/v1/bookings/" + booking(from))
                .then()
                .statusCode(200);
    }

    private UUID booking(String day) {
        return UUID.fromString(texts(
                        "select id from bookings where practice_id = '" + house.practiceId()
                                + "' and starts_at::date = ?::date",
                        day)
                .get(0));
    }

    private static String customer(Person person) {
        return texts("select stripe_id from stripe_customers where id = ?", person.id())
                .get(0);
    }

    /** Tokens last for minutes, and this year for hundreds of days. */
    private void signIn() {
        house = new House(
                house.practiceId(),
                house.slug(),
                cast.signInAgain(house.ada()),
                house.ben(),
                cast.signInAgain(house.maya()),
                cast.signInAgain(house.noah()));
        zoe = cast.signInAgain(zoe);
        emil = cast.signInAgain(emil);
    }

    private void on(String day, int hour, Runnable act) {
        diary.put(LocalDate.parse(day).atTime(hour, 0).toInstant(ZoneOffset.UTC), act);
    }

    private static Instant at(int day, int hour) {
        return NEW_YEAR.plusDays(day).atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }
}
