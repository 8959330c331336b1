package dev.coachboard.identity;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Forbidden;
import dev.coachboard.platform.problem.Unauthorized;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Signing in: one look, one hash on every path, one row. */
@ApplicationScoped
class SignInService {

    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final Arrivals arrivals;
    private final TokenIssuer issuer;
    private final Clock clock;

    SignInService(
            AccountRepository accounts, PasswordHasher hasher, Arrivals arrivals, TokenIssuer issuer, Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.arrivals = arrivals;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Holds no connection while it hashes. An unknown address takes the same work and gets the same answer. */
    TokenPair signIn(Credentials credentials) {
        var account = accounts.findByEmail(credentials.email());
        var right = hasher.matches(
                credentials.password(), account.map(Account::passwordHash).orElse(null));
        if (!right) throw new Unauthorized("bad-credentials", "The e-mail address or the password is wrong");
        return open(account.orElseThrow(), credentials);
    }

    private TokenPair open(Account account, Credentials credentials) {
        if (!account.verified()) throw new Forbidden("email-not-verified", "Follow the link in the mail we sent first");
        var place = account.places().stream()
                .filter(candidate -> credentials.practiceId() == null
                        || candidate.practiceId().equals(credentials.practiceId()))
                .findFirst()
                .orElseThrow(() -> new Forbidden("no-membership", "You are not a member of this practice"));
        var deviceId = Ids.next();
        var first = issuer.first(deviceId);
        var device = new Device(deviceId, account.userId(), place.memberId(), credentials.label(), clock.instant());
        device.issue(first.hash());
        arrivals.admit(device, place.practiceId());
        return issuer.pair(place.caller(deviceId), first);
    }
}
