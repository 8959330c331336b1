package dev.coachboard.coaching;

/** How a session ended; one that lies ahead is a booking. */
public enum SessionStatus {
    COMPLETED,
    NO_SHOW
}
