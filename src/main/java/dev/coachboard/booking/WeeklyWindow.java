package dev.coachboard.booking;

import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A window that comes back every week. */
record WeeklyWindow(
        @NotNull DayOfWeek day,

        @NotNull @Schema(implementation = String.class, example = "09:00", pattern = TimeWindow.MINUTE)
        LocalTime from,

        @NotNull
        @Schema(
                implementation = String.class,
                example = "09:45",
                pattern = TimeWindow.MINUTE,
                description = "Later than from; 00:00 is midnight at the end of the day")
        LocalTime to) {

    TimeWindow window() {
        return new TimeWindow(from, to);
    }
}
