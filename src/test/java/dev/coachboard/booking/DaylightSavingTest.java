package dev.coachboard.booking;

import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sundays on which the clocks change, in zones that change them by an hour and by half of one. */
class DaylightSavingTest {

    @Test
    void in_berlin_the_hour_that_is_skipped_has_no_slot() {
        assertThat(starts("Europe/Berlin", "2026-03-29", "01:00", "04:00"))
                .containsExactly("01:00+01:00", "03:00+02:00");
    }

    @Test
    void in_berlin_the_hour_that_comes_twice_has_slots_twice() {
        assertThat(starts("Europe/Berlin", "2026-10-25", "01:00", "04:00"))
                .containsExactly("01:00+02:00", "02:00+02:00", "02:00+01:00", "03:00+01:00");
    }

    @Test
    void in_new_york_a_window_that_begins_in_the_gap_begins_when_the_clocks_jump() {
        assertThat(starts("America/New_York", "2026-03-08", "02:30", "05:00"))
                .containsExactly("03:00-04:00", "04:00-04:00");
    }

    @Test
    void in_new_york_a_window_that_begins_in_the_overlap_begins_the_first_time() {
        assertThat(starts("America/New_York", "2026-11-01", "01:30", "03:30"))
                .containsExactly("01:30-04:00", "01:30-05:00", "02:30-05:00");
    }

    @Test
    void in_new_york_a_window_that_ends_in_the_gap_ends_when_the_clocks_jump() {
        assertThat(starts("America/New_York", "2026-03-08", "00:00", "02:30"))
                .containsExactly("00:00-05:00", "01:00-05:00");
    }

    @Test
    void on_lord_howe_only_half_an_hour_is_skipped() {
        assertThat(starts("Australia/Lord_Howe", "2026-10-04", "01:00", "04:00"))
                .containsExactly("01:00+10:30", "02:30+11:00");
    }

    @Test
    void on_lord_howe_half_an_hour_comes_twice() {
        assertThat(starts("Australia/Lord_Howe", "2026-04-05", "01:00", "04:00"))
                .containsExactly("01:00+11:00", "01:30+10:30", "02:30+10:30");
    }

    @Test
    void a_window_until_midnight_ends_where_the_next_day_begins() {
        assertThat(starts("Europe/Berlin", "2026-06-07", "22:00", "00:00"))
                .containsExactly("22:00+02:00", "23:00+02:00");
    }

    @Test
    void an_exception_replaces_the_day() {
        var sunday = LocalDate.parse("2026-06-07");
        var off = new Hours(
                List.of(new WeeklyWindow(SUNDAY, LocalTime.of(9, 0), LocalTime.of(12, 0))),
                List.of(new DayException(sunday, List.of())));
        assertThat(off.on(sunday)).isEmpty();
        assertThat(off.on(sunday.plusWeeks(1))).hasSize(1);
    }

    /** The starts of hourly sessions on that Sunday, as the clocks there show them. */
    private static List<String> starts(String zone, String sunday, String from, String to) {
        var window = new WeeklyWindow(SUNDAY, LocalTime.parse(from), LocalTime.parse(to));
        var availability = new Availability(
                UUID.randomUUID(), new NewAvailability(zone, 60, 60, 0, 0, List.of(window), List.of()));
        var day = LocalDate.parse(sunday).atStartOfDay(ZoneId.of(zone));
        return availability
                .starts(day.toInstant(), day.plusDays(1).toInstant())
                .map(start -> local(start, zone))
                .toList();
    }

    private static String local(Instant start, String zone) {
        var there = start.atZone(ZoneId.of(zone));
        return there.toLocalTime() + there.getOffset().getId();
    }
}
