package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/api/v1/me/password")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MyPasswordResource {

    private final PasswordService passwords;
    private final PasswordProofs proofs;
    private final VerifiedTokens verified;
    private final CurrentCaller caller;

    MyPasswordResource(
            PasswordService passwords, PasswordProofs proofs, VerifiedTokens verified, CurrentCaller caller) {
        this.passwords = passwords;
        this.proofs = proofs;
        this.verified = verified;
        this.caller = caller;
    }

    /** A change by someone who knows the password. */
    public record PasswordChange(
            @NotNull @Size(min = 1, max = 128) String currentPassword,
            @NotNull @Size(min = 12, max = 128) String newPassword) {}

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public void changePassword(@Valid @NotNull PasswordChange wanted) {
        var who = caller.get();
        var hash = proofs.forChange(who.userId(), wanted.currentPassword(), wanted.newPassword());
        verified.forget(passwords.change(who.userId(), who.deviceId(), hash));
    }
}
