package dev.coachboard.coaching;

/** An archived client keeps the history but books and enrols no more. */
public enum ClientStatus {
    ACTIVE,
    ARCHIVED
}
