package dev.coachboard.billing;

import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class BillingRequestRepository implements PanacheRepositoryBase<BillingRequest, UUID> {

    BillingRequest require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("billing request"));
    }

    boolean isUnderWay(UUID subscriptionOrInvoiceId) {
        return count("(subscriptionId = ?1 or invoiceId = ?1) and state = REQUESTED", subscriptionOrInvoiceId) > 0;
    }
}
