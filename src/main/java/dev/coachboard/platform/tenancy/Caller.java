package dev.coachboard.platform.tenancy;

import dev.coachboard.platform.problem.NotFound;
import java.security.Principal;
import java.util.UUID;

/**
 * Who calls, from the verified access token and nothing else.
 *
 * @param memberId the membership in the practice; for a client it is also the client's own id, for a coach the coach's
 * @param deviceId the signed-in device that the token was issued to
 * @param operator whether they also run the platform; what they may do in the practice is their role's alone
 */
public record Caller(UUID userId, UUID memberId, UUID practiceId, Role role, UUID deviceId, boolean operator)
        implements Principal {

    @Override
    public String getName() {
        return userId.toString();
    }

    public boolean isClient() {
        return role == Role.CLIENT;
    }

    /** Coaches see what is every client's of the practice, clients what is their own. */
    public boolean sees(UUID clientId) {
        return !isClient() || memberId.equals(clientId);
    }

    /** Somebody else's thing answers a client exactly like one that does not exist. */
    public void requireSees(UUID clientId, String thing) {
        if (!sees(clientId)) throw new NotFound(thing);
    }

    /** @return whose things a list shows when this client's are asked for; null, asked or returned, is everybody's */
    public UUID narrow(UUID clientId) {
        if (clientId != null) requireSees(clientId, "client");
        return isClient() ? memberId : clientId;
    }
}
