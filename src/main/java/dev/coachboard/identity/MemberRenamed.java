package dev.coachboard.identity;

import java.util.UUID;

/** A member of the practice goes by another name. */
public record MemberRenamed(UUID memberId) {}
