package dev.coachboard.identity;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Opens practices and proves e-mail addresses. */
@ApplicationScoped
class SignUpService {

    private final EntityManager database;
    private final UserRepository users;
    private final OneTimeTokens tokens;
    private final AccountMails mails;
    private final Clock clock;

    SignUpService(EntityManager database, UserRepository users, OneTimeTokens tokens, AccountMails mails, Clock clock) {
        this.database = database;
        this.users = users;
        this.tokens = tokens;
        this.mails = mails;
        this.clock = clock;
    }

    /** To the caller an address that has an account looks like any other; only its owner is told. */
    @Transactional
    void open(UUID practiceId, SignUp wanted, String passwordHash) {
        users.lockAddress(wanted.email());
        var known = users.findByEmail(wanted.email());
        if (known.isPresent()) {
            mails.knownAddress(known.get());
            return;
        }
        var now = clock.instant();
        var user = new User(Ids.next(), wanted.email(), wanted.name(), passwordHash, now);
        database.persist(user);
        database.persist(new Practice(practiceId, Slugs.of(wanted.practiceName(), practiceId), wanted, now));
        database.flush();
        database.persist(new Membership(Ids.next(), user.id(), Role.OWNER, now));
        mails.verification(user, tokens.issue(user.id(), OneTimeToken.Purpose.EMAIL_VERIFICATION));
    }
}
