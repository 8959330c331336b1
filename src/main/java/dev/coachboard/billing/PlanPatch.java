package dev.coachboard.billing;

import dev.coachboard.platform.json.NotRemovable;
import dev.coachboard.platform.json.Removable;
import dev.coachboard.platform.validation.NoLink;
import dev.coachboard.platform.validation.Texts;
import dev.coachboard.platform.validation.Visible;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is left out stays as it is. The price stays always: people bought it. */
record PlanPatch(
        @NotRemovable @Visible @NoLink @Pattern(regexp = Texts.NOT_BLANK) @Size(min = 1, max = 100)
        String name,

        @Removable @Schema(nullable = true) @Visible @Size(max = 4000)
        String description,

        @NotRemovable PlanStatus status) {}
