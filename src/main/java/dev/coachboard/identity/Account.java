package dev.coachboard.identity;

import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.Role;
import java.util.List;
import java.util.UUID;

/** What a login needs to know about an e-mail address, in one look. */
record Account(UUID userId, String passwordHash, boolean verified, List<Place> places) {

    /** A practice in which the user is a live member, the newest first; and whether they run the platform besides. */
    record Place(UUID userId, UUID memberId, UUID practiceId, Role role, boolean operator) {

        Caller caller(UUID deviceId) {
            return new Caller(userId, memberId, practiceId, role, deviceId, operator);
        }
    }
}
