package dev.coachboard.coaching;

import java.util.UUID;

/** A program was offered, edited or archived. */
public record ProgramChanged(UUID programId) {}
