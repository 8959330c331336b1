package dev.coachboard.identity;

import dev.coachboard.platform.validation.Email;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom to invite, and as what. */
public record NewInvitation(
        @NotNull @Email String email,
        @NotNull InvitedRole role,

        @Schema(description = "Which client this person is; for the role CLIENT alone")
        UUID clientId) {

    /** An owner is made of a coach, not invited. */
    public enum InvitedRole {
        COACH,
        CLIENT
    }

    @AssertTrue(message = "clientId goes with the role CLIENT, and only with it")
    @Schema(hidden = true)
    boolean isClientIdWhereItBelongs() {
        return role == null || (role == InvitedRole.CLIENT) == (clientId != null);
    }
}
