package dev.coachboard.platform.security;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Bounds the lines of one event, because a flood of refusals must not fill the disk. Counts are not bounded. */
final class EventThrottle {

    private static final int LINES_PER_SECOND = 100; // because the first hundred of a second show what is going on

    private final Map<SecurityEvent, Window> windows = new EnumMap<>(SecurityEvent.class);

    private static final class Window {
        private long second = Long.MIN_VALUE;
        private int lines;
        private long suppressed;
    }

    /** @return -1 to write nothing, else how many lines were suppressed since the last one */
    synchronized long admit(SecurityEvent event) {
        return admit(event, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()));
    }

    synchronized long admit(SecurityEvent event, long second) {
        var window = windows.computeIfAbsent(event, key -> new Window());
        if (window.second != second) {
            window.second = second;
            window.lines = 0;
        }
        if (window.lines == LINES_PER_SECOND) {
            window.suppressed++;
            return -1;
        }
        window.lines++;
        var suppressed = window.suppressed;
        window.suppressed = 0;
        return suppressed;
    }
}
