package dev.coachboard.booking;

import dev.coachboard.platform.problem.Unprocessable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The windows in which a coach works: those of the week, except on days that have their own. */
record Hours(List<WeeklyWindow> weekly, List<DayException> exceptions) {

    private static final Comparator<TimeWindow> BY_START = Comparator.comparing(TimeWindow::from);

    /** In the order of the day. */
    List<TimeWindow> on(LocalDate day) {
        return exceptions.stream()
                .filter(exception -> exception.on().equals(day))
                .findFirst()
                .map(DayException::windows)
                .orElseGet(() -> weekly.stream()
                        .filter(window -> window.day() == day.getDayOfWeek())
                        .map(WeeklyWindow::window)
                        .toList())
                .stream()
                .sorted(BY_START)
                .toList();
    }

    /** Refuses windows that are empty or overlap, and two exceptions for one day. */
    void requireSane() {
        Map<Object, List<TimeWindow>> byDay = weekly.stream()
                .collect(Collectors.groupingBy(
                        WeeklyWindow::day, Collectors.mapping(WeeklyWindow::window, Collectors.toList())));
        for (var windows : byDay.values()) requireSane(windows, "/weekly");
        for (var exception : exceptions) requireSane(exception.windows(), "/exceptions");
        var days = exceptions.stream().map(DayException::on).collect(Collectors.toSet());
        if (days.size() < exceptions.size()) throw bad("Two exceptions are for the same day", "/exceptions");
    }

    private static void requireSane(List<TimeWindow> windows, String pointer) {
        var sorted = windows.stream().sorted(BY_START).toList();
        for (var i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).isEmpty()) throw bad("A window must end after it begins", pointer);
            if (i > 0 && sorted.get(i - 1).overlaps(sorted.get(i)))
                throw bad("Two windows of one day overlap", pointer);
        }
    }

    private static RuntimeException bad(String detail, String pointer) {
        return new Unprocessable("bad-hours", detail).at(pointer);
    }
}
