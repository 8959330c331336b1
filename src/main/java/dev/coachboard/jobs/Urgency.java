package dev.coachboard.jobs;

/** Which of two jobs that are due goes first. */
public enum Urgency {
    /** Somebody looks at an inbox and waits. */
    SOON(10),
    /** Bulk: reminders, reports, repairs. */
    WHENEVER(0);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    int priority() {
        return priority;
    }
}
