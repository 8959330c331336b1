package dev.coachboard.booking;

import dev.coachboard.platform.secret.OpaqueToken;
import dev.coachboard.platform.secret.Secrets;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

@ApplicationScoped
@Transactional
class CalendarFeedService {

    private final CalendarFeedRepository feeds;
    private final Secrets secrets;
    private final Clock clock;

    CalendarFeedService(CalendarFeedRepository feeds, Secrets secrets, Clock clock) {
        this.feeds = feeds;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @return the new token, which is nowhere else: only its digest is kept */
    OpaqueToken open(Caller who) {
        var token = OpaqueToken.fresh(who.practiceId(), secrets);
        var feed = feeds.findByIdOptional(who.memberId()).orElseGet(() -> new CalendarFeed(who.memberId()));
        feed.renew(token.hash(), clock.instant());
        feeds.persistAndFlush(feed);
        return token;
    }

    void close(Caller who) {
        feeds.deleteById(who.memberId());
    }
}
