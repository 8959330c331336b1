package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.coachboard.identity.Cast;
import dev.coachboard.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether an operator sees that mails arrive. */
@QuarkusTest
class DeliveryTestsTest {

    @Inject
    Cast cast;

    @Inject
    Mailbox mailbox;

    private Cast.Person operator;
    private String inbox;

    @BeforeEach
    void open() {
        operator = cast.operator(cast.open());
        inbox = "inbox+" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void a_test_is_queued_and_then_accepted() {
        var address =
                ask(inbox).statusCode(202).body("state", is("QUEUED")).extract().header("Location");
        read(address).body("state", is("QUEUED"));
        assertThat(mailbox.subjects(inbox)).containsExactly("Mail from Coachboard arrives");
        read(address).body("state", is("ACCEPTED")).body("acceptedAt", notNullValue());
    }

    @Test
    void a_retry_sends_no_second_mail() {
        var key = UUID.randomUUID().toString();
        for (var i = 0; i < 2; i++)
            operator.call()
                    .header("Idempotency-Key", key)
                    .body(Map.of("to", inbox))
                    .post(DeliveryTestResource.PATH)
                    .then()
                    .statusCode(202);
        assertThat(mailbox.of(inbox)).hasSize(1);
    }

    @Test
    void nobody_else_may_and_an_unknown_one_is_not_found() {
        cast.open()
                .ada()
                .callOnce()
                .body(Map.of("to", inbox))
                .post(DeliveryTestResource.PATH)
                .then()
                .statusCode(403);
        operator.call().get(DeliveryTestResource.PATH + "/" + Ids.next()).then().statusCode(404);
    }

    @Test
    void an_address_must_be_one() {
        ask("inbox@example.com, eve@example.com").statusCode(422);
        ask("inbox@example.com\r\nBcc: eve@example.com").statusCode(422);
    }

    private ValidatableResponse ask(String to) {
        return operator.callOnce()
                .body(Map.of("to", to))
                .post(DeliveryTestResource.PATH)
                .then();
    }

    private ValidatableResponse read(String address) {
        return operator.call().get(address).then().statusCode(200);
    }
}
