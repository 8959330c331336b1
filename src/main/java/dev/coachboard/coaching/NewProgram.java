package dev.coachboard.coaching;

import dev.coachboard.platform.money.Price;
import dev.coachboard.platform.validation.Visible;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param sessionCredits how many sessions an enrolment is granted */
record NewProgram(
        @NotBlank @Visible @Size(max = 100) String name,
        @NotNull @Visible @Size(max = 4000) String description,
        @NotNull @Min(1) @Max(1000) int sessionCredits,
        @Valid @NotNull Price price) {}
