package dev.coachboard.platform.transaction;

import dev.coachboard.platform.database.DatabaseConfig;
import dev.coachboard.platform.tenancy.Caller;
import dev.coachboard.platform.tenancy.CurrentCaller;
import dev.coachboard.platform.transaction.Shares.Share;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Bounds how many requests read at once, so that slow reads leave connections to writers, jobs and other reads. One
 * operation has two thirds of the places, one practice half, and one operation of one practice a third: whichever is slow,
 * the others have places left.
 */
class ReadTurns {

    /** As long as a request waits for a worker thread. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final CurrentCaller caller;
    private final Shares all;
    private final int places;

    ReadTurns(CurrentCaller caller, DatabaseConfig config) {
        this.caller = caller;
        this.places = config.reads();
        this.all = new Shares(places, PATIENCE, "Too many slow reads are under way; nothing was changed");
    }

    /** Last of the filters, since one that refuses afterwards would have taken a turn for nothing. */
    @ServerRequestFilter(priority = Priorities.USER + 10)
    public void take(ContainerRequestContext request, ResourceInfo operation) {
        if (!READS.contains(request.getMethod())) return;
        var method = operation.getResourceMethod();
        var shares = new ArrayList<Share>();
        caller.find().map(Caller::practiceId).ifPresent(practice -> {
            shares.add(new Share(List.of(practice, method), places / 3));
            shares.add(new Share(practice, places / 2));
        });
        shares.add(new Share(method, places * 2 / 3));
        var turn = all.take(shares);
        CurrentRequestManager.get().registerCompletionCallback(ended -> turn.close());
    }
}
