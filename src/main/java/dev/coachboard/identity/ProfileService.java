package dev.coachboard.identity;

import dev.coachboard.platform.etag.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What people change about themselves. */
@ApplicationScoped
class ProfileService {

    private final UserRepository users;

    ProfileService(UserRepository users) {
        this.users = users;
    }

    @Transactional
    User rename(UUID userId, IfMatch expected, String name) {
        var user = users.require(userId);
        expected.check(user.version());
        user.rename(name);
        users.flush();
        return user;
    }
}
