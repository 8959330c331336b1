package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1")
class PasswordResource {

    private final PasswordService passwords;
    private final PasswordHasher hasher;
    private final VerifiedTokens verified;
    private final SignInLimits limits;
    private final CurrentCaller caller;

    PasswordResource(
            PasswordService passwords,
            PasswordHasher hasher,
            VerifiedTokens verified,
            SignInLimits limits,
            CurrentCaller caller) {
        this.passwords = passwords;
        this.hasher = hasher;
        this.verified = verified;
        this.limits = limits;
        this.caller = caller;
    }

    /** Whose password was forgotten. */
    public record ForgottenPassword(@NotNull @Email String email) {}

    /** The mailed token and the password to set. */
    public record NewPassword(
            @NotNull @Size(min = 1, max = 200) String token,
            @NotNull @Size(min = 12, max = 128) String newPassword) {}

    /** A change by someone who knows the password. */
    public record PasswordChange(
            @NotNull @Size(min = 1, max = 128) String currentPassword,
            @NotNull @Size(min = 12, max = 128) String newPassword) {}

    @POST
    @Path("/password-resets")
    @PermitAll
    @APIResponse(
            responseCode = "202",
            description = "A mail is on its way if the address has an account",
            content = @Content(schema = @Schema(implementation = SignUpResource.MailPromise.class)))
    public Response requestPasswordReset(@Valid @NotNull ForgottenPassword forgotten) {
        limits.reset(forgotten.email());
        passwords.requestReset(forgotten.email());
        return Response.accepted(SignUpResource.MailPromise.SENT).build();
    }

    @POST
    @Path("/password-resets/confirmation")
    @PermitAll
    public void resetPassword(@Valid @NotNull NewPassword wanted) {
        limits.reset(wanted.token());
        verified.forget(passwords.reset(wanted.token(), hasher.hash(wanted.newPassword())));
    }

    @POST
    @Path("/me/password")
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public void changePassword(@Valid @NotNull PasswordChange wanted) {
        var who = caller.get();
        limits.login(who.userId().toString());
        if (!hasher.matches(wanted.currentPassword(), passwords.currentHash(who.userId())))
            throw PasswordService.wrongPassword();
        verified.forget(passwords.change(who.userId(), who.deviceId(), hasher.hash(wanted.newPassword())));
    }
}
