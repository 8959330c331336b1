package dev.coachboard.identity;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** What people change about themselves. */
@ApplicationScoped
class ProfileService {

    private final UserRepository users;
    private final Event<PersonRenamed> renamed;

    ProfileService(UserRepository users, Event<PersonRenamed> renamed) {
        this.users = users;
        this.renamed = renamed;
    }

    @Transactional
    User rename(Caller who, IfMatch expected, String name) {
        var user = users.require(who.userId());
        expected.check(user.version());
        if (name == null) return user;
        user.rename(name);
        users.flush();
        renamed.fire(new PersonRenamed(who.userId()));
        return user;
    }
}
