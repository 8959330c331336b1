package dev.coachboard.identity;

import dev.coachboard.platform.http.ClientAddresses;
import dev.coachboard.platform.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Remembers from what and from where a user signed in, so that the unusual can be told. Kept as codes: they can be
 * compared, and nobody can read a place out of them.
 */
@ApplicationScoped
class SignInTraces {

    /** The first two parts of an address, because providers move people about within these. */
    private static final Pattern NETWORK = Pattern.compile("^[^.:]*[.:][^.:]*");

    private final EntityManager database;
    private final Secrets secrets;
    private final ClientAddresses addresses;
    private final Clock clock;

    SignInTraces(EntityManager database, Secrets secrets, ClientAddresses addresses, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** @return whether the device or the network is one of which nothing was known; of a first sign-in all is expected */
    boolean leave(UUID userId, String deviceLabel) {
        var isFirst = count(userId) == 0;
        var network = NETWORK.matcher(addresses.current());
        network.find();
        var added = add(userId, "device " + deviceLabel) + add(userId, "network " + network.group());
        return !isFirst && added > 0;
    }

    private long count(UUID userId) {
        return (long)
                database.createNativeQuery("select count(*) from sign_in_traces where user_id = :user", Long.class)
                        .setParameter("user", userId)
                        .getSingleResult();
    }

    private int add(UUID userId, String what) {
        var traces = secrets.codes("sign-in-trace", (userId + " " + what).getBytes(StandardCharsets.UTF_8));
        var known = traces.stream().skip(1).anyMatch(trace -> isKnown(userId, trace));
        var added = database.createNativeQuery("insert into sign_in_traces (user_id, trace, seen_at)"
                        + " values (:user, :trace, :now) on conflict do nothing")
                .setParameter("user", userId)
                .setParameter("trace", traces.get(0))
                .setParameter("now", clock.instant())
                .executeUpdate();
        return known ? 0 : added;
    }

    private boolean isKnown(UUID userId, byte[] trace) {
        return (boolean) database.createNativeQuery(
                        "select exists (select from sign_in_traces where user_id = :user and trace = :trace)",
                        Boolean.class)
                .setParameter("user", userId)
                .setParameter("trace", trace)
                .getSingleResult();
    }
}
