package dev.coachboard.billing;

import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who may see an invoice: coaches of the practice, and its client from the number on. */
@ApplicationScoped
class InvoiceReach {

    private final InvoiceRepository invoices;
    private final CurrentCaller caller;

    InvoiceReach(InvoiceRepository invoices, CurrentCaller caller) {
        this.invoices = invoices;
        this.caller = caller;
    }

    void requireReadable(UUID invoiceId) {
        var invoice = invoices.findByIdOptional(invoiceId).orElseThrow(() -> new NotFound("invoice"));
        requireReadable(invoice.clientId(), invoice.number());
    }

    /** @param number null of a draft */
    void requireReadable(UUID clientId, String number) {
        var who = caller.get();
        who.requireSees(clientId, "invoice");
        if (who.isClient() && number == null) throw new NotFound("invoice");
    }
}
