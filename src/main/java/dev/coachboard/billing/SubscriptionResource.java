package dev.coachboard.billing;

import dev.coachboard.platform.paging.Page;
import dev.coachboard.platform.paging.PageRequest;
import dev.coachboard.platform.paging.Pages;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;

@Path("/api/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SubscriptionResource {

    private final SubscriptionRepository subscriptions;
    private final CurrentCaller caller;
    private final Pages pages;
    private final Clock clock;

    SubscriptionResource(SubscriptionRepository subscriptions, CurrentCaller caller, Pages pages, Clock clock) {
        this.subscriptions = subscriptions;
        this.caller = caller;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public Page<SubscriptionDetails> listSubscriptions(
            @QueryParam("clientId") UUID clientId, @Valid @BeanParam PageRequest page) {
        var whose = caller.get().narrow(clientId);
        var now = clock.instant();
        return pages.read(
                page,
                Position.NEWEST,
                subscription -> Position.at(subscription.createdAt(), subscription.id()),
                (after, limit) -> subscriptions.list(whose, after, limit).stream()
                        .map(row -> row.asOf(now))
                        .toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public SubscriptionDetails readSubscription(@PathParam("id") UUID id) {
        var row = subscriptions.row(id);
        caller.get().requireSees(row.clientId(), "subscription");
        return row.asOf(clock.instant());
    }
}
