package dev.coachboard.billing;

import dev.coachboard.platform.money.Price;
import dev.coachboard.platform.validation.NoLink;
import dev.coachboard.platform.validation.Visible;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param price what one period costs, in the practice's currency */
record NewPlan(
        @NotBlank @Visible @NoLink @Size(max = 100) String name,
        @NotNull @Visible @Size(max = 4000) String description,
        @Valid @NotNull Price price,
        @NotNull BillingPeriod period,
        @NotNull @Min(0) @Max(365) int trialDays) {}
