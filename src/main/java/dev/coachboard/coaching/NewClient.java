package dev.coachboard.coaching;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** @param coachId who coaches the client; the caller when it is left out */
record NewClient(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Email @Size(min = 3, max = 254) String email,
        @Pattern(regexp = ClientPatch.PHONE) @Size(max = 30) String phone,
        @NotNull @Size(min = 1, max = 50) String zone,
        UUID coachId) {}
