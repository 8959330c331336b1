package dev.coachboard.coaching;

import dev.coachboard.identity.Cast;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What coaching's tests do over and over, as the people of the cast would. */
@ApplicationScoped
public class Practice {

    static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00Z");

    private final CurrentPractice practice;
    private final SessionHistory history;
    private final Credits credits;

    Practice(CurrentPractice practice, SessionHistory history, Credits credits) {
        this.practice = practice;
        this.history = history;
        this.credits = credits;
    }

    static ValidatableResponse add(Cast.Person coach, String name, String email) {
        return coach.call()
                .body(Map.of("name", name, "email", email, "zone", "Europe/Berlin"))
                .post("/api/v1/clients")
                .then();
    }

    public static UUID added(Cast.Person coach, String name) {
        return id(add(coach, name, "c" + UUID.randomUUID() + "@example.com").statusCode(201));
    }

    public static UUID program(Cast.Person coach, int credits) {
        return id(coach.call()
                .body(Map.of(
                        "name",
                        "Foundations",
                        "description",
                        "A good start",
                        "sessionCredits",
                        credits,
                        "price",
                        Map.of("amountCents", 59000, "currency", "EUR")))
                .post("/api/v1/programs")
                .then()
                .statusCode(201));
    }

    public static ValidatableResponse enrol(Cast.Person coach, UUID clientId, UUID programId) {
        return coach.callOnce()
                .body(Map.of("programId", programId))
                .post("/api/v1/clients/{id}/enrolments", clientId)
                .then();
    }

    static UUID note(Cast.Person coach, UUID sessionId, Visibility visibility, String body) {
        return id(coach.call()
                .body(Map.of("visibility", visibility, "body", body))
                .post("/api/v1/sessions/{id}/notes", sessionId)
                .then()
                .statusCode(201));
    }

    public static UUID id(ValidatableResponse answer) {
        return UUID.fromString(answer.extract().path("id"));
    }

    @ActivateRequestContext
    UUID session(Cast.House house, Cast.Person client, Instant startsAt, boolean attended) {
        practice.enter(house.practiceId());
        var end = startsAt.plus(Duration.ofHours(1));
        var held = new RecordedSession(
                Ids.next(), client.id(), house.ada().id(), startsAt, end, "Europe/Berlin", attended);
        return QuarkusTransaction.requiringNew().call(() -> history.record(held));
    }

    @ActivateRequestContext
    void take(Cast.House house, UUID enrolmentId, UUID clientId, UUID bookingId) {
        practice.enter(house.practiceId());
        QuarkusTransaction.requiringNew().run(() -> credits.take(enrolmentId, clientId, bookingId));
    }

    @ActivateRequestContext
    void giveBack(Cast.House house, UUID enrolmentId, UUID bookingId) {
        practice.enter(house.practiceId());
        QuarkusTransaction.requiringNew().run(() -> credits.giveBack(enrolmentId, bookingId));
    }
}
