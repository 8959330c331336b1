package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.tenancy.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/api/v1/me/password")
class MyPasswordResource {

    private final PasswordService passwords;
    private final PasswordHasher hasher;
    private final VerifiedTokens verified;
    private final SignInLimits limits;
    private final CurrentCaller caller;

    MyPasswordResource(
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

    /** A change by someone who knows the password. */
    public record PasswordChange(
            @NotNull @Size(min = 1, max = 128) String currentPassword,
            @NotNull @Size(min = 12, max = 128) String newPassword) {}

    @POST
    @RolesAllowed({Role.OWNER_ROLE, Role.COACH_ROLE, Role.CLIENT_ROLE})
    public void changePassword(@Valid @NotNull PasswordChange wanted) {
        var who = caller.get();
        limits.login(who.userId().toString());
        if (!hasher.matches(wanted.currentPassword(), passwords.currentHash(who.userId())))
            throw PasswordService.wrongPassword();
        verified.forget(passwords.change(who.userId(), who.deviceId(), hasher.hash(wanted.newPassword())));
    }
}
