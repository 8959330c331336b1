package dev.coachboard.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import java.util.List;
import java.util.UUID;

record AvailabilityDetails(
        UUID coachId,
        String zone,
        int sessionMinutes,
        int stepMinutes,
        int bufferMinutes,
        int noticeMinutes,
        List<WeeklyWindow> weekly,
        List<DayException> exceptions,
        @JsonIgnore long version)
        implements Versioned {}
