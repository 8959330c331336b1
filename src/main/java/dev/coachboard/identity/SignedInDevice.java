package dev.coachboard.identity;

import java.time.Instant;
import java.util.UUID;

/** A place where the caller is signed in; {@code current} marks the one that asks. */
public record SignedInDevice(UUID id, String label, Instant signedInAt, Instant lastUsedAt, boolean current) {}
