package dev.coachboard.coaching;

import dev.coachboard.platform.json.NotRemovable;
import dev.coachboard.platform.validation.Texts;
import dev.coachboard.platform.validation.Visible;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What is left out stays as it is. */
record NotePatch(
        @NotRemovable Visibility visibility,

        @NotRemovable @Visible @Pattern(regexp = Texts.NOT_BLANK) @Size(min = 1, max = 20_000)
        String body) {}
