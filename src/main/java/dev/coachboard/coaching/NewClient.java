package dev.coachboard.coaching;

import dev.coachboard.platform.validation.Email;
import dev.coachboard.platform.validation.NoLink;
import dev.coachboard.platform.validation.Visible;
import dev.coachboard.platform.validation.Zone;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** @param coachId who coaches the client; the caller when it is left out */
record NewClient(
        @NotBlank @Visible @NoLink @Size(max = 100) String name,
        @NotNull @Email String email,
        @Pattern(regexp = ClientPatch.PHONE) @Size(max = 30) String phone,
        @NotNull @Zone @Size(max = 50) String zone,
        UUID coachId) {}
