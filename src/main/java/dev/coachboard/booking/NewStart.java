package dev.coachboard.booking;

import dev.coachboard.platform.json.NotRemovable;
import java.time.Instant;

/** Where a booking is moved to: another of its coach's slots. */
record NewStart(@NotRemovable Instant startsAt) {}
