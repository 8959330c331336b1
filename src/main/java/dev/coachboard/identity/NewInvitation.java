package dev.coachboard.identity;

import dev.coachboard.platform.problem.Unprocessable;
import dev.coachboard.platform.validation.Email;
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

    void requireClientOfRole() {
        if ((role == InvitedRole.CLIENT) != (clientId != null))
            throw new Unprocessable("validation-failed", "clientId goes with the role CLIENT, and only with it")
                    .at("/clientId");
    }
}
