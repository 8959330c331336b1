package dev.coachboard.platform.tenancy;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Status;
import java.util.Optional;
import java.util.UUID;

/**
 * The practice that the work under way belongs to: the caller's, unless a flow without a token entered one
 * (a sign-up, an invitation's token, a job).
 */
@RequestScoped
@Unremovable
public class CurrentPractice {

    private final CurrentCaller caller;
    private UUID entered;

    CurrentPractice(CurrentCaller caller) {
        this.caller = caller;
    }

    /** Before the transaction begins: a connection and a session keep the practice they were opened with. */
    public void enter(UUID practiceId) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION)
            throw new IllegalStateException("Enter the practice before the transaction");
        entered = practiceId;
    }

    public Optional<UUID> id() {
        return entered != null ? Optional.of(entered) : caller.find().map(Caller::practiceId);
    }

    /** Empty outside any request: at start-up, in a bare thread. */
    static Optional<UUID> ofThisThread() {
        var arc = Arc.container();
        if (arc == null || !arc.requestContext().isActive()) return Optional.empty();
        return arc.instance(CurrentPractice.class).get().id();
    }
}
