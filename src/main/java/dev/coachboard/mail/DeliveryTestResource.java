package dev.coachboard.mail;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.ratelimit.Limit;
import dev.coachboard.platform.ratelimit.RateLimits;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Lets an operator see whether mails arrive, by the way that every mail takes. */
@Path(DeliveryTestResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class DeliveryTestResource {

    static final String PATH = "/api/v1/operator/email-delivery-tests";

    private final Outbox outbox;
    private final DeliveryTests tests;
    private final RateLimits limits;
    private final Idempotency idempotency;

    DeliveryTestResource(Outbox outbox, DeliveryTests tests, RateLimits limits, Idempotency idempotency) {
        this.limits = limits;
        this.outbox = outbox;
        this.tests = tests;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed(Role.OPERATOR_ROLE)
    @APIResponse(
            responseCode = "202",
            description = "On its way; the Location says how far it has come",
            content = @Content(schema = @Schema(implementation = DeliveryTest.class)))
    public Response testEmailDelivery(
            @HeaderParam(Idempotency.HEADER) String key, @Valid @NotNull NewDeliveryTest body) {
        return idempotency.once(key, body, () -> {
            limits.spendJoined(Limit.DELIVERY_TEST_RECIPIENT, body.to().toLowerCase(Locale.ROOT));
            var id = Ids.next();
            outbox.send(new Mail(DeliveryTests.key(id), "delivery-test", body.to(), Map.of()), MailParties.platform());
            return Response.accepted(new DeliveryTest(id, DeliveryTest.State.QUEUED, null, null))
                    .header("Location", PATH + "/" + id)
                    .build();
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.OPERATOR_ROLE)
    public DeliveryTest readEmailDeliveryTest(@PathParam("id") UUID id) {
        return tests.require(id);
    }
}
