package dev.coachboard.coaching;

import java.time.Instant;
import java.util.UUID;

record EnrolmentSummary(UUID id, UUID programId, String programName, int creditsLeft, Instant enrolledAt) {}
