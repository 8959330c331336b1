package dev.coachboard.privacy;

import dev.coachboard.TestDatabase;
import dev.coachboard.api.FurnishedHouse;
import dev.coachboard.identity.Cast;
import dev.coachboard.platform.id.Ids;
import java.util.Map;
import java.util.UUID;

/** Maya under a name that nobody else has, with one of everything that can tell of her. */
record WellKnown(FurnishedHouse furnished, String name, String phone, String secret) {

    static WellKnown in(Cast.House people) {
        var tail = UUID.randomUUID().toString().substring(24);
        var maya = new WellKnown(
                FurnishedHouse.furnish(people),
                "Maya Okafor-" + tail,
                "+49 30 " + Long.parseLong(tail, 16) % 100_000_000,
                "whispered-" + tail);
        maya.isNamed();
        maya.isWrittenAbout();
        maya.books();
        maya.isWrittenTo();
        return maya;
    }

    Cast.House people() {
        return furnished.people();
    }

    Cast.Person maya() {
        return people().maya();
    }

    UUID id(String kind) {
        return furnished.ids().get(kind);
    }

    /** What may be found nowhere after she was erased. */
    String[] words() {
        return new String[] {name, maya().email(), phone, secret};
    }

    /** Nothing is left to pay or to run on. */
    void settle() {
        TestDatabase.update("update subscriptions set status = 'CANCELLED' where id = ?", id("subscriptions"));
        TestDatabase.update("update invoices set status = 'PAID', paid_at = now() where id = ?", id("invoices"));
        TestDatabase.update("update parked_payments set settled_at = now() where id = ?", id("parked-payments"));
    }

    private void isNamed() {
        people().ada()
                .call()
                .header("If-Match", "*")
                .body(Map.of("name", name, "phone", phone))
                .patch("/api/v1/clients/" + maya().id())
                .then()
                .statusCode(200);
        TestDatabase.update("update users set name = ? where id = ?", name, maya().userId());
        TestDatabase.update("update devices set label = ? where id = ?", secret + "'s laptop", maya().deviceId());
    }

    private void isWrittenAbout() {
        for (var visibility : new String[] {"SHARED", "PRIVATE"})
            people().ada()
                    .call()
                    .body(Map.of("visibility", visibility, "body", visibility + " " + secret))
                    .post("/api/v1/sessions/" + id("sessions") + "/notes")
                    .then()
                    .statusCode(201);
        TestDatabase.update("update invoices set memo = ? where id = ?", "For " + secret, id("invoices"));
        TestDatabase.update(
                "insert into invoice_lines (practice_id, invoice_id, position, description, quantity,"
                        + " unit_amount_cents, amount_cents) values (?, ?, 0, ?, 1, 1000, 1000)",
                people().practiceId(),
                id("invoices"),
                "Coaching with " + name.toUpperCase());
        TestDatabase.update(
                "insert into idempotency_keys (practice_id, user_id, route, key, body_hash, status, body, created_at)"
                        + " values (?, ?, 'POST /somewhere', 'key', '', 201, ?, now())",
                people().practiceId(),
                people().ada().userId(),
                "{\"clientId\":\"" + maya().id() + "\",\"clientName\":\"" + name + "\"}");
    }

    /** Paid by one of her six credits. */
    private void books() {
        TestDatabase.update("update bookings set enrolment_id = ? where id = ?", id("enrolments"), id("bookings"));
        TestDatabase.update("update enrolments set credits_left = 5 where id = ?", id("enrolments"));
        TestDatabase.update(
                "insert into credit_entries (practice_id, id, enrolment_id, reason, delta, balance, booking_id,"
                        + " occurred_at) values (?, ?, ?, 'TAKEN', -1, 5, ?, now())",
                people().practiceId(),
                Ids.next(),
                id("enrolments"),
                id("bookings"));
        TestDatabase.update(
                "insert into calendar_feeds (practice_id, id, token_hash, created_at, version)"
                        + " values (?, ?, ?, now(), 0)",
                people().practiceId(),
                maya().id(),
                secret.getBytes());
    }

    /** One mail waits, and the same one was given up before. */
    private void isWrittenTo() {
        people().ada()
                .callOnce()
                .body(Map.of("email", maya().email(), "role", "CLIENT", "clientId", maya().id()))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201);
        TestDatabase.update(
                "insert into dead_jobs (id, type, key, payload, attempts, error, died_at)"
                        + " select gen_random_uuid(), task_name, task_instance, task_data, 10, 'gone', now() from jobs"
                        + " where task_name = 'mail' and task_instance = ?",
                mailKey());
    }

    String mailKey() {
        return "invitation:"
                + TestDatabase.column("select id from invitations where member_id = ?", maya().id())
                        .get(0);
    }
}
