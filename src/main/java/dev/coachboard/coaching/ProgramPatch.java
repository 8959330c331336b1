package dev.coachboard.coaching;

import dev.coachboard.platform.json.NotRemovable;
import dev.coachboard.platform.json.Removable;
import dev.coachboard.platform.money.PricePatch;
import dev.coachboard.platform.validation.Texts;
import dev.coachboard.platform.validation.Visible;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is left out stays as it is. */
record ProgramPatch(
        @NotRemovable @Visible @Pattern(regexp = Texts.NOT_BLANK) @Size(min = 1, max = 100)
        String name,

        @Removable @Schema(nullable = true) @Visible @Size(max = 4000)
        String description,

        @NotRemovable @Min(1) @Max(1000) Integer sessionCredits,
        @NotRemovable @Valid PricePatch price,
        @NotRemovable ProgramStatus status) {}
