package dev.coachboard.platform.security;

import java.util.UUID;

/** An action was written to the audit log; what it was about is the subject. */
public record ActionAudited(String action, UUID subjectId) {}
