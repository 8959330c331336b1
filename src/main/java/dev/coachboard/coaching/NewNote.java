package dev.coachboard.coaching;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record NewNote(
        @NotNull Visibility visibility,
        @NotBlank @Size(max = 20_000) String body) {}
