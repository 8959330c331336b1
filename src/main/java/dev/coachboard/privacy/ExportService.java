package dev.coachboard.privacy;

import dev.coachboard.coaching.ClientDirectory;
import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Takes wishes for exports in, one of a client at a time. */
@ApplicationScoped
class ExportService {

    private final ClientDirectory clients;
    private final ExportRepository exports;
    private final ExportOrders orders;
    private final AuditLog audit;
    private final Clock clock;

    ExportService(ClientDirectory clients, ExportRepository exports, ExportOrders orders, AuditLog audit, Clock clock) {
        this.clients = clients;
        this.exports = exports;
        this.orders = orders;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    ExportDetails request(UUID clientId, Caller who) {
        who.requireSees(clientId, "client");
        if (clients.lockProfile(clientId).erased())
            throw new Conflict("client-erased", "What was known of this client is erased for good");
        exports.findUnderWay(clientId).ifPresent(this::requireGivenUp);
        var export = new Export(Ids.next(), clientId, who.memberId(), clock.instant());
        exports.persistAndFlush(export);
        orders.place(export);
        audit.record("export-requested", clientId, null, Map.of("exportId", export.id()));
        return export.details();
    }

    /** Whose job died before it could say so is in nobody's way. */
    private void requireGivenUp(Export earlier) {
        if (orders.isWaiting(earlier))
            throw new Conflict("export-under-way", "An export of this client is being made already");
        earlier.fail();
        exports.flush();
    }
}
