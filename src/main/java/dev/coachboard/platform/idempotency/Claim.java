package dev.coachboard.platform.idempotency;

import java.util.UUID;

/** Whose key it is and for what: the same word from another caller, or for another route, is another key. */
record Claim(UUID practiceId, UUID userId, String route, String key) {

    String lockName() {
        return practiceId + "|" + userId + "|" + route + "|" + key;
    }
}
