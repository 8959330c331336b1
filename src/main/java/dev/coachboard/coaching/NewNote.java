package dev.coachboard.coaching;

import dev.coachboard.platform.validation.Visible;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record NewNote(
        @NotNull Visibility visibility,
        @NotBlank @Visible @Size(max = 20_000) String body) {}
