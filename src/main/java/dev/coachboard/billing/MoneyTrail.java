package dev.coachboard.billing;

import dev.coachboard.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Notes every step of an invoice that somebody owes, whoever took it. */
@ApplicationScoped
class MoneyTrail {

    private final InvoiceRepository invoices;
    private final AuditLog audit;

    MoneyTrail(InvoiceRepository invoices, AuditLog audit) {
        this.invoices = invoices;
        this.audit = audit;
    }

    void invoice(@Observes InvoiceChanged event) {
        // The writer's session has it, so this asks nobody.
        var invoice = invoices.findById(event.invoiceId());
        switch (invoice.status()) {
            case DRAFT -> {}
            case OPEN -> note("invoice-finalized", invoice, InvoiceStatus.DRAFT);
            case PAID -> note("invoice-paid", invoice, InvoiceStatus.OPEN);
            case VOID -> note("invoice-voided", invoice, InvoiceStatus.OPEN);
            case UNCOLLECTIBLE -> note("invoice-written-off", invoice, InvoiceStatus.OPEN);
        }
    }

    private void note(String action, Invoice invoice, InvoiceStatus before) {
        var total = invoice.total();
        audit.record(
                action,
                invoice.id(),
                Map.of("status", before),
                Map.of("status", invoice.status(), "totalCents", total.amountCents(), "currency", total.currency()));
    }
}
