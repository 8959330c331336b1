package dev.coachboard.billing.stripe;

import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/operator/webhook-events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class WebhookEventResource {

    private final WebhookEventRepository events;
    private final WebhookInbox inbox;
    private final Pages pages;

    WebhookEventResource(WebhookEventRepository events, WebhookInbox inbox, Pages pages) {
        this.events = events;
        this.inbox = inbox;
        this.pages = pages;
    }

    @GET
    @RolesAllowed(Role.OPERATOR_ROLE)
    public Page<WebhookEventSummary> listWebhookEvents(
            @QueryParam("state") WebhookEventState state, @Valid @BeanParam PageRequest page) {
        return pages.read(
                page,
                Position.NEWEST,
                event -> Position.at(event.receivedAt(), event.id()),
                (after, limit) -> events.list(state, after, limit));
    }

    @POST
    @Path("{id}/replay")
    @RolesAllowed(Role.OPERATOR_ROLE)
    @APIResponse(responseCode = "202", description = "It will be looked at once more")
    public Response replayWebhookEvent(@PathParam("id") UUID id) {
        inbox.replay(id);
        return Response.accepted()
                .location(URI.create("/api/v1/operator/webhook-events"))
                .build();
    }
}
