package dev.coachboard.coaching;

/** Who reads a note: the coaches alone, or the client too. */
public enum Visibility {
    PRIVATE,
    SHARED
}
