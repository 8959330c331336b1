package dev.coachboard.billing;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The plan to change to. */
record PlanChoice(@NotNull UUID planId) {}
