package dev.coachboard.platform.audit;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/api/v1/operator/audit-entries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AuditResource {

    private final AuditRepository entries;
    private final Pages pages;

    AuditResource(AuditRepository entries, Pages pages) {
        this.entries = entries;
        this.pages = pages;
    }

    @GET
    @RolesAllowed(Role.OPERATOR_ROLE)
    public Page<AuditEntryDetails> listAuditEntries(
            @Valid @BeanParam AuditFilter filter, @Valid @BeanParam PageRequest page) {
        return pages.read(
                page,
                Position.NEWEST,
                entry -> Position.at(entry.at(), entry.id()),
                (after, limit) -> entries.list(filter, after, limit));
    }
}
