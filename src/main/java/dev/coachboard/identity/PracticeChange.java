package dev.coachboard.identity;

import dev.coachboard.platform.validation.Zone;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What the owner changes of a practice; what is absent stays. */
public record PracticeChange(
        @Size(min = 1, max = 100) @Pattern(regexp = ".*\\S.*", message = "must not be blank")
        String name,

        @Zone String zone) {}
