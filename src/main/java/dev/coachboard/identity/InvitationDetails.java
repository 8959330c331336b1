package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that was sent; its token is in the mail and nowhere else.
 *
 * @param memberId the client's own id, or the id that a new coach will have
 * @param invitedBy the member who sent it last
 * @param expiresAt seven days after it was last sent
 */
public record InvitationDetails(
        UUID id,
        String email,
        Role role,
        UUID memberId,
        UUID invitedBy,
        Instant createdAt,
        Instant sentAt,
        Instant expiresAt) {}
