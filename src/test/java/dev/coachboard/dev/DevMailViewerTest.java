package dev.coachboard.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.coachboard.identity.Cast;
import dev.coachboard.mail.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mails of dev mode, for people and for scripts. */
@QuarkusTest
class DevMailViewerTest {

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    private Cast.Person maya;
    private int id;

    @BeforeEach
    void mail() {
        maya = cast.open().maya();
        given().contentType("application/json")
                .body(Map.of("email", maya.email()))
                .post("/api/v1/password-resets");
        assertThat(mailbox.of(maya.email())).hasSize(1);
        id = given().queryParam("to", maya.email()).get("/dev/mails").path("[0].id");
    }

    @Test
    void a_script_finds_the_token_under_the_recipient() {
        given().queryParam("to", maya.email())
                .get("/dev/mails")
                .then()
                .statusCode(200)
                .body("size()", is(1))
                .body("[0].subject", is("Choose a new password"))
                .body("[0].token", is(mailbox.token(maya.email())));
    }

    @Test
    void a_person_sees_a_list_and_each_mail_in_a_frame_that_may_do_nothing() {
        given().accept("text/html")
                .get("/dev/mails")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("href=\"/dev/mails/" + id + "\""));
        given().get("/dev/mails/" + id)
                .then()
                .body(containsString("<iframe sandbox"))
                .body(containsString("Message-ID"))
                .header("Content-Security-Policy", not(containsString("script-src")));
        given().get("/dev/mails/" + id + "/html")
                .then()
                .header("Content-Security-Policy", containsString("sandbox"))
                .body(containsString("Choose a password"));
    }

    @Test
    void what_was_never_mailed_is_not_found() {
        given().get("/dev/mails/99999999").then().statusCode(404);
        given().get("/dev/mails/" + id + "/files/0").then().statusCode(404);
    }
}
