package dev.coachboard.identity;

import dev.coachboard.platform.validation.Email;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
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

@Path("/api/v1/password-resets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PasswordResetResource {

    private final PasswordService passwords;
    private final PasswordProofs proofs;
    private final VerifiedTokens verified;
    private final SignInLimits limits;
    private final SteadyAnswer steady;

    PasswordResetResource(
            PasswordService passwords,
            PasswordProofs proofs,
            VerifiedTokens verified,
            SignInLimits limits,
            SteadyAnswer steady) {
        this.passwords = passwords;
        this.proofs = proofs;
        this.verified = verified;
        this.limits = limits;
        this.steady = steady;
    }

    /** Whose password was forgotten. */
    public record ForgottenPassword(@NotNull @Email String email) {}

    /** The mailed token and the password to set. */
    public record NewPassword(
            @NotNull @Size(min = 1, max = 200) String token,
            @NotNull @Size(min = 12, max = 128) String newPassword) {}

    @POST
    @PermitAll
    @APIResponse(
            responseCode = "202",
            description = "A mail is on its way if the address has an account",
            content = @Content(schema = @Schema(implementation = SignUpResource.MailPromise.class)))
    @Blocking
    public CompletionStage<Response> requestPasswordReset(@Valid @NotNull ForgottenPassword forgotten) {
        limits.resetMail(forgotten.email());
        return steady.of(() -> {
            passwords.requestReset(forgotten.email());
            return Response.accepted(SignUpResource.MailPromise.SENT).build();
        });
    }

    @POST
    @Path("/confirmation")
    @PermitAll
    public void resetPassword(@Valid @NotNull NewPassword wanted) {
        var hash = proofs.forReset(wanted.token(), wanted.newPassword());
        verified.forget(passwords.reset(wanted.token(), hash));
    }
}
