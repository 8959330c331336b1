package dev.coachboard.coaching;

import dev.coachboard.identity.MemberDirectory;
import dev.coachboard.platform.ratelimit.Limit;
import dev.coachboard.platform.ratelimit.RateLimits;
import dev.coachboard.platform.tenancy.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;

/**
 * Bounds the mails that a day's changes cause, in the transaction that queues them: a refused or repeated request counts
 * for nothing. An address that a coach typed may be a stranger's: it counts across all practices and clients until its
 * owner has accepted an invitation.
 */
@ApplicationScoped
public class ClientMailLimits {

    private final RateLimits limits;
    private final ClientDirectory clients;
    private final MemberDirectory members;
    private final CurrentCaller caller;

    ClientMailLimits(RateLimits limits, ClientDirectory clients, MemberDirectory members, CurrentCaller caller) {
        this.limits = limits;
        this.clients = clients;
        this.members = members;
        this.caller = caller;
    }

    public void spendBooking(UUID clientId) {
        if (hasAccount(clientId))
            limits.spendJoined(Limit.BOOKING_CLIENT, caller.get().practiceId() + ":" + clientId);
        else spendAddress(clientId);
    }

    /** For a mail that the client's own account does not limit. */
    public void spendStranger(UUID clientId) {
        if (!hasAccount(clientId)) spendAddress(clientId);
    }

    /** For another address, which gets the mails that still wait for the client. */
    void spendNewAddress(UUID clientId, String email) {
        if (hasAccount(clientId)) return;
        limits.spendJoined(Limit.CLIENT_RECIPIENT, email.toLowerCase(Locale.ROOT));
    }

    private boolean hasAccount(UUID clientId) {
        return caller.get().isClient() || members.findRole(clientId).isPresent();
    }

    private void spendAddress(UUID clientId) {
        limits.spendJoined(
                Limit.CLIENT_RECIPIENT, clients.requireContact(clientId).email().toLowerCase(Locale.ROOT));
    }
}
