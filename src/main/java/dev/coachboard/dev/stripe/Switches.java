package dev.coachboard.dev.stripe;

import java.util.EnumSet;
import java.util.Set;

/** Which faults are on, for all threads at once. */
public final class Switches {

    private final Set<Fault> on = EnumSet.noneOf(Fault.class);
    private int delayMs;

    public synchronized void on(Fault fault) {
        on.add(fault);
    }

    public synchronized void off(Fault fault) {
        on.remove(fault);
    }

    public synchronized boolean isOn(Fault fault) {
        return on.contains(fault);
    }

    /** How long every request waits before its work, in milliseconds of real time. */
    public synchronized void delayMs(int delayMs) {
        this.delayMs = delayMs;
    }

    public synchronized int delayMs() {
        return delayMs;
    }

    public synchronized void reset() {
        on.clear();
        delayMs = 0;
    }
}
