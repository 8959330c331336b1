package dev.coachboard.billing;

import dev.coachboard.platform.validation.Texts;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What is left out stays as it is. The price stays always: people bought it. */
record PlanPatch(
        @Pattern(regexp = Texts.NOT_BLANK) @Size(min = 1, max = 100)
        String name,

        @Size(max = 4000) String description,
        PlanStatus status) {}
