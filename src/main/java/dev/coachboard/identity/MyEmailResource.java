package dev.coachboard.identity;

import dev.coachboard.platform.security.SecurityEvent;
import dev.coachboard.platform.security.SecurityEvents;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import dev.coachboard.platform.validation.Email;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/me/email-change")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MyEmailResource {

    private final EmailService emails;
    private final PasswordProofs proofs;
    private final SignInLimits limits;
    private final SteadyAnswer steady;
    private final SecurityEvents events;
    private final CurrentCaller caller;

    MyEmailResource(
            EmailService emails,
            PasswordProofs proofs,
            SignInLimits limits,
            SteadyAnswer steady,
            SecurityEvents events,
            CurrentCaller caller) {
        this.emails = emails;
        this.proofs = proofs;
        this.limits = limits;
        this.steady = steady;
        this.events = events;
        this.caller = caller;
    }

    /** The address to use from now on, and the password. */
    public record EmailChange(
            @NotNull @Email String newEmail,
            @NotNull @Size(min = 1, max = 128) String currentPassword) {}

    /** Nothing changes until the link that is mailed to the new address was followed. */
    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    @APIResponse(
            responseCode = "202",
            description = "A mail is on its way to the new address if it can be used; its token goes to"
                    + " /email-verifications, which ends every session",
            content = @Content(schema = @Schema(implementation = SignUpResource.MailPromise.class)))
    @Blocking
    public CompletionStage<Response> changeEmail(@Valid @NotNull EmailChange wanted) {
        var userId = caller.get().userId();
        proofs.require(userId, wanted.currentPassword(), "/currentPassword");
        emails.requireOther(userId, wanted.newEmail());
        limits.resetMail(wanted.newEmail());
        return steady.of(() -> {
            emails.requestChange(userId, wanted.newEmail());
            events.record(SecurityEvent.EMAIL_CHANGE_REQUESTED, "userId", userId);
            return Response.accepted(SignUpResource.MailPromise.SENT).build();
        });
    }
}
