package dev.coachboard.coaching;

/** Nobody enrols in an archived program; who is enrolled keeps the credits. */
public enum ProgramStatus {
    ACTIVE,
    ARCHIVED
}
