package dev.coachboard.identity;

import java.util.UUID;

/** Somebody goes by another name, in every practice that they belong to. */
public record PersonRenamed(UUID userId) {}
