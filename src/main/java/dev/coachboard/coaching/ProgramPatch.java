package dev.coachboard.coaching;

import dev.coachboard.platform.money.Price;
import dev.coachboard.platform.validation.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What is left out stays as it is. */
record ProgramPatch(
        @Pattern(regexp = Texts.NOT_BLANK) @Size(min = 1, max = 100)
        String name,

        @Size(max = 4000) String description,
        @Min(1) @Max(1000) Integer sessionCredits,
        @Valid Price price,
        ProgramStatus status) {}
