package dev.coachboard.booking;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** Where a booking is moved to: another of its coach's slots. */
record NewStart(@NotNull Instant startsAt) {}
