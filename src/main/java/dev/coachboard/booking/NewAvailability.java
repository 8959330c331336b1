package dev.coachboard.booking;

import dev.coachboard.platform.validation.Zone;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a coach may be booked from now on; bookings that exist stay where they are. */
record NewAvailability(
        @NotNull @Zone @Size(max = 50) String zone,

        @NotNull @Min(5) @Max(480) @Schema(description = "How long a session is")
        int sessionMinutes,

        @NotNull @Min(5) @Max(480) @Schema(description = "How far apart slots begin, in real minutes")
        int stepMinutes,

        @NotNull @Min(0) @Max(240) @Schema(description = "What is kept free after each session")
        int bufferMinutes,

        @NotNull @Min(0) @Max(43_200) @Schema(description = "How long ahead clients must book")
        int noticeMinutes,

        @NotNull @Size(max = 84) List<@NotNull @Valid WeeklyWindow> weekly,
        @NotNull @Size(max = 366) List<@NotNull @Valid DayException> exceptions) {

    void requireWithin(LocalDate horizon) {
        for (var i = 0; i < exceptions.size(); i++)
            if (exceptions.get(i).on().isAfter(horizon))
                throw BookingHorizon.refusal().at("/exceptions/" + i + "/on");
    }

    Hours hours() {
        return new Hours(weekly, exceptions);
    }
}
