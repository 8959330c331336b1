package dev.coachboard.identity;

import dev.coachboard.platform.json.NotRemovable;
import dev.coachboard.platform.validation.NoLink;
import dev.coachboard.platform.validation.Texts;
import dev.coachboard.platform.validation.Visible;
import dev.coachboard.platform.validation.Zone;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What the owner changes of a practice; what is absent stays. */
public record PracticeChange(
        @NotRemovable @Visible @NoLink @Size(min = 1, max = 100) @Pattern(regexp = Texts.NOT_BLANK)
        String name,

        @NotRemovable @Zone String zone) {}
