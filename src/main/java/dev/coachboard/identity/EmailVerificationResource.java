package dev.coachboard.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/api/v1/email-verifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class EmailVerificationResource {

    private final EmailService emails;
    private final VerifiedTokens verified;

    EmailVerificationResource(EmailService emails, VerifiedTokens verified) {
        this.emails = emails;
        this.verified = verified;
    }

    /** The token that a mail brought. */
    public record MailedToken(
            @NotNull @Size(min = 1, max = 200) String token) {}

    /** Proves the address of a new account, or changes the address of one that asked for it. */
    @POST
    @PermitAll
    public void verifyEmail(@Valid @NotNull MailedToken mailed) {
        verified.forget(emails.prove(mailed.token()));
    }
}
