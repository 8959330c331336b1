package dev.coachboard.identity;

import static io.restassured.RestAssured.given;

import dev.coachboard.TestDatabase;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The people of every test: Ada owns the practice and coaches, Ben coaches, Maya and Noah are clients of Ada and Ben.
 * Each call opens a new practice, so tests share nothing.
 */
@ApplicationScoped
public class Cast {

    public static final String PASSWORD = "correct horse battery";

    private final AccessTokens tokens;
    private final PasswordHasher hasher;
    private final Clock clock;
    private String passwordHash;

    Cast(AccessTokens tokens, PasswordHasher hasher, Clock clock) {
        this.tokens = tokens;
        this.hasher = hasher;
        this.clock = clock;
    }

    /** Someone who is signed in. For a client, {@code id} is also the client's id; for a coach, the coach's. */
    public record Person(UUID id, UUID userId, UUID practiceId, UUID deviceId, String email, FirstUse signed) {

        public String token() {
            return signed.get();
        }

        public RequestSpecification call() {
            return given().auth().oauth2(token()).contentType(ContentType.JSON).accept(ContentType.ANY);
        }

        /** For the POSTs that need a key: a new one each time. */
        public RequestSpecification callOnce() {
            return call().header("Idempotency-Key", UUID.randomUUID().toString());
        }
    }

    /** Makes the token when it is first asked for: a signature is most of the cost of a person, and few people call. */
    public static final class FirstUse {

        private final Supplier<String> maker;
        private String made;

        private FirstUse(Supplier<String> maker) {
            this.maker = maker;
        }

        private synchronized String get() {
            if (made == null) made = maker.get();
            return made;
        }
    }

    public record House(UUID practiceId, String slug, Person ada, Person ben, Person maya, Person noah) {}

    public House open() {
        return open("Europe/Berlin", "EUR");
    }

    public House open(String zone, String currency) {
        var practiceId = Ids.next();
        var slug = "riverside-" + practiceId;
        TestDatabase.update(
                "insert into practices (id, slug, name, zone, currency, created_at, version) values (?, ?, ?, ?, ?, ?, 0)",
                practiceId,
                slug,
                "Riverside Coaching",
                zone,
                currency,
                now());
        var ada = join(practiceId, "Ada", Role.OWNER);
        var ben = join(practiceId, "Ben", Role.COACH);
        var maya = client(practiceId, "Maya Okafor", ada);
        var noah = client(practiceId, "Noah Lindqvist", ben);
        return new House(practiceId, slug, ada, ben, maya, noah);
    }

    /** A further client of a coach, signed in. */
    public Person client(UUID practiceId, String name, Person coach) {
        var client = join(practiceId, name, Role.CLIENT);
        TestDatabase.update("""
                insert into clients (practice_id, id, coach_id, name, sort_name, email, zone, status, created_at, version)
                values (?, ?, ?, ?, lower(?), ?, 'Europe/Berlin', 'ACTIVE', ?, 0)
                """, practiceId, client.id(), coach.id(), name, name, client.email(), now());
        return client;
    }

    public Person join(UUID practiceId, String name, Role role) {
        var userId = Ids.next();
        var memberId = Ids.next();
        var email = name.toLowerCase().replace(' ', '.').replaceAll("[^a-z.]", "x") + "+" + userId + "@example.com";
        TestDatabase.update(
                "insert into users (id, email, name, password_hash, email_verified_at, created_at, version)"
                        + " values (?, ?, ?, ?, ?, ?, 0)",
                userId,
                email,
                name,
                passwordHash(),
                now(),
                now());
        TestDatabase.update(
                "insert into memberships (practice_id, id, user_id, role, joined_at, version) values (?, ?, ?, ?, ?, 0)",
                practiceId,
                memberId,
                userId,
                role.name(),
                now());
        return signIn(new Caller(userId, memberId, practiceId, role, Ids.next(), false), email);
    }

    /** Ada, who also runs the platform. */
    public Person operator(House house) {
        var ada = house.ada();
        return signIn(new Caller(ada.userId(), ada.id(), ada.practiceId(), Role.OWNER, Ids.next(), true), ada.email());
    }

    /** The same person with a fresh token, after the clock was moved past the old one's end. */
    public Person signInAgain(Person person) {
        var role = (String) TestDatabase.column("select role from memberships where id = ?", person.id())
                .get(0);
        var caller =
                new Caller(person.userId(), person.id(), person.practiceId(), Role.valueOf(role), Ids.next(), false);
        return signIn(caller, person.email());
    }

    private Person signIn(Caller caller, String email) {
        var signedInAt = clock.instant();
        TestDatabase.update(
                "insert into devices (id, user_id, membership_id, label, token_hash, rotated_at, created_at, expires_at)"
                        + " values (?, ?, ?, 'Test', ?, ?, ?, ?)",
                caller.deviceId(),
                caller.userId(),
                caller.memberId(),
                new byte[32],
                now(),
                now(),
                Timestamp.from(clock.instant().plus(Duration.ofDays(30))));
        return new Person(
                caller.memberId(),
                caller.userId(),
                caller.practiceId(),
                caller.deviceId(),
                email,
                new FirstUse(() -> tokens.issue(caller, signedInAt)));
    }

    private synchronized String passwordHash() {
        if (passwordHash == null) passwordHash = hasher.hash(PASSWORD);
        return passwordHash;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
