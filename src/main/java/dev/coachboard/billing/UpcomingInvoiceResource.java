package dev.coachboard.billing;

import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

@Path("/api/v1/upcoming-invoice")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class UpcomingInvoiceResource {

    private final UpcomingInvoices invoices;
    private final CurrentCaller caller;

    UpcomingInvoiceResource(UpcomingInvoices invoices, CurrentCaller caller) {
        this.invoices = invoices;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public UpcomingInvoice readUpcomingInvoice(
            @QueryParam("clientId")
                    @Parameter(description = "Whose; coaches must say so, for a client it is the client")
                    UUID clientId) {
        var whose = caller.get().narrow(clientId);
        if (whose == null) throw new Unprocessable("client-required", "Say whose upcoming invoice: clientId");
        return invoices.of(whose);
    }
}
