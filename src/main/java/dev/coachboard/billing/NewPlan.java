package dev.coachboard.billing;

import dev.coachboard.platform.money.Price;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param price what one period costs, in the practice's currency */
record NewPlan(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(max = 4000) String description,
        @Valid @NotNull Price price,
        @NotNull BillingPeriod period,
        @Min(0) @Max(365) int trialDays) {}
