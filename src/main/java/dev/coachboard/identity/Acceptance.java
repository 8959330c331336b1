package dev.coachboard.identity;

import dev.coachboard.platform.validation.NoLink;
import dev.coachboard.platform.validation.Visible;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A mailed invitation taken up. */
public record Acceptance(
        @NotNull @Size(min = 1, max = 200) String token,
        @NotBlank @Visible @NoLink @Size(max = 100) String name,

        @NotNull
        @Size(min = 12, max = 128)
        @Schema(description = "A new password; or the one you have, if this address has an account")
        String password) {}
