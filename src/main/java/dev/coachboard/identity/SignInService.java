package dev.coachboard.identity;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Forbidden;
import dev.coachboard.platform.security.SecurityEvent;
import dev.coachboard.platform.security.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Signing in: one look, one hash on every path, one row. */
@ApplicationScoped
class SignInService {

    private final CredentialCheck check;
    private final Arrivals arrivals;
    private final TokenIssuer issuer;
    private final SecurityEvents events;
    private final Clock clock;

    SignInService(CredentialCheck check, Arrivals arrivals, TokenIssuer issuer, SecurityEvents events, Clock clock) {
        this.check = check;
        this.arrivals = arrivals;
        this.issuer = issuer;
        this.events = events;
        this.clock = clock;
    }

    TokenPair signIn(Credentials credentials, String knownDevice) {
        var account = check.require(credentials, knownDevice);
        if (!account.verified())
            throw refused(account, new Forbidden("email-not-verified", "Follow the link in the mail we sent first"));
        var place = account.places().stream()
                .filter(candidate -> credentials.practiceId() == null
                        || candidate.practiceId().equals(credentials.practiceId()))
                .findFirst()
                .orElseThrow(() ->
                        refused(account, new Forbidden("no-membership", "You are not a member of this practice")));
        var deviceId = Ids.next();
        var first = issuer.first(deviceId);
        var device = new Device(deviceId, account.userId(), place.memberId(), credentials.label(), clock.instant());
        device.issue(first.hash(), issuer.sessionLifetime());
        arrivals.admit(device, place.practiceId());
        events.record(SecurityEvent.SIGNED_IN, "userId", account.userId(), "deviceId", deviceId);
        return issuer.pair(place.caller(deviceId), first);
    }

    private Forbidden refused(Account account, Forbidden refusal) {
        events.record(SecurityEvent.LOGIN_REFUSED, "userId", account.userId(), "code", refusal.code());
        return refusal;
    }
}
