package dev.coachboard.billing;

import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Whose money matters the caller may see: coaches everybody's in the practice, clients their own. */
@ApplicationScoped
class Payer {

    private final CurrentCaller caller;

    Payer(CurrentCaller caller) {
        this.caller = caller;
    }

    boolean isCaller() {
        return caller.get().isClient();
    }

    /** @return the client whose list is shown, or null for everybody's */
    UUID narrow(UUID asked) {
        if (!isCaller()) return asked;
        if (asked != null) requireOwn(asked, "client");
        return caller.get().memberId();
    }

    /** Somebody else's thing answers a client exactly like one that does not exist. */
    void requireOwn(UUID clientId, String thing) {
        if (isCaller() && !clientId.equals(caller.get().memberId())) throw new NotFound(thing);
    }
}
