package dev.coachboard.identity;

import dev.coachboard.platform.ratelimit.Limit;
import dev.coachboard.platform.ratelimit.RateLimits;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Bounds what a practice mails to strangers, and what one stranger gets from all practices. */
@ApplicationScoped
class InvitationLimits {

    /** Because abuse of a fresh sign-up is noticed within days. */
    private static final Duration NEW = Duration.ofDays(7);

    private final RateLimits limits;
    private final PracticeService practices;
    private final Clock clock;

    InvitationLimits(RateLimits limits, PracticeService practices, Clock clock) {
        this.limits = limits;
        this.practices = practices;
        this.clock = clock;
    }

    /** In the transaction that queues the mail. */
    void spend(Caller caller, String email) {
        var createdAt = practices.read(caller.practiceId()).createdAt();
        var isNew = clock.instant().isBefore(createdAt.plus(NEW));
        limits.spendJoined(
                isNew ? Limit.INVITATION_NEW_PRACTICE : Limit.INVITATION_PRACTICE,
                caller.practiceId().toString());
        limits.spendJoined(Limit.INVITATION_RECIPIENT, email.toLowerCase(Locale.ROOT));
    }
}
