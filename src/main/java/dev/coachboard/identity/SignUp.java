package dev.coachboard.identity;

import dev.coachboard.platform.validation.CurrencyCode;
import dev.coachboard.platform.validation.Email;
import dev.coachboard.platform.validation.NoLink;
import dev.coachboard.platform.validation.Visible;
import dev.coachboard.platform.validation.Zone;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A coach who opens a practice. */
public record SignUp(
        @NotBlank @Visible @NoLink @Size(max = 100) String practiceName,
        @NotBlank @Visible @NoLink @Size(max = 100) String name,
        @NotNull @Email String email,
        @NotNull @Size(min = 12, max = 128) String password,
        @NotNull @Zone @Schema(examples = "Europe/Berlin") String zone,
        @NotNull @CurrencyCode @Schema(examples = "EUR") String currency) {}
