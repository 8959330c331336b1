package dev.coachboard.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A day that is unlike its weekday. */
record DayException(
        @NotNull LocalDate on,

        @NotNull @Size(max = 12) @Schema(description = "What holds on that day instead; empty for a day off")
        List<@NotNull @Valid TimeWindow> windows) {}
