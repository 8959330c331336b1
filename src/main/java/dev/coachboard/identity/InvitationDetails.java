package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/** An invitation that was sent; its token is in the mail and nowhere else. */
public record InvitationDetails(
        UUID id, String email, Role role, UUID memberId, Instant createdAt, Instant expiresAt) {}
