package dev.coachboard.billing.stripe;

import dev.coachboard.platform.problem.BadRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

@Path("/api/v1/webhooks/stripe")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class WebhookResource {

    private final WebhookInbox inbox;
    private final StripeConfig config;
    private final Clock clock;

    WebhookResource(WebhookInbox inbox, StripeConfig config, Clock clock) {
        this.inbox = inbox;
        this.config = config;
        this.clock = clock;
    }

    /** Nothing is read of a body that Stripe did not sign, and nothing is waited for but the database. */
    @POST
    @PermitAll
    public void receiveStripeEvent(@HeaderParam("Stripe-Signature") String signature, InputStream body)
            throws IOException {
        var bytes = body.readAllBytes();
        if (!StripeSignature.isGood(signature, bytes, config.webhookSecrets(), clock.instant()))
            throw new BadRequest("bad-signature", "The signature is missing, wrong or older than five minutes");
        inbox.take(bytes);
    }
}
