package dev.coachboard.coaching;

import java.util.UUID;

/** A client was enrolled, or the enrolment's credits changed. */
public record EnrolmentChanged(UUID enrolmentId, UUID clientId) {}
