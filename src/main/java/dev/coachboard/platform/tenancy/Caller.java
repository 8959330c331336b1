package dev.coachboard.platform.tenancy;

import java.security.Principal;
import java.util.UUID;

/**
 * Who calls, from the verified access token and nothing else.
 *
 * @param memberId the membership in the practice; for a client it is also the client's own id, for a coach the coach's
 * @param deviceId the signed-in device that the token was issued to
 */
public record Caller(UUID userId, UUID memberId, UUID practiceId, Role role, UUID deviceId) implements Principal {

    @Override
    public String getName() {
        return userId.toString();
    }

    public boolean isClient() {
        return role == Role.CLIENT;
    }
}
