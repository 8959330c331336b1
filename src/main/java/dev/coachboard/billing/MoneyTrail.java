package dev.coachboard.billing;

import dev.coachboard.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Notes every step of an invoice that somebody owes, whoever took it. */
@ApplicationScoped
class MoneyTrail {

    private final InvoiceRepository invoices;
    private final AuditLog audit;
    private final Event<InvoiceChanged> changed;

    MoneyTrail(InvoiceRepository invoices, AuditLog audit, Event<InvoiceChanged> changed) {
        this.invoices = invoices;
        this.audit = audit;
        this.changed = changed;
    }

    void credited(Invoice invoice, CreditNote note) {
        var back = note.givenBack();
        audit.record(
                "credit-note-written",
                note.id(),
                null,
                Map.of(
                        "invoiceId", invoice.id(),
                        "number", note.number(),
                        "totalCents", -back.amountCents(),
                        "currency", back.currency()));
        changed.fire(invoice.changed());
    }

    void invoice(@Observes InvoiceChanged event) {
        if (event.before() == event.after() || event.after() == InvoiceStatus.DRAFT) return;
        // The writer's session has it, so this asks nobody.
        var total = invoices.findById(event.invoiceId()).total();
        audit.record(
                action(event.after()),
                event.invoiceId(),
                event.before() == null ? null : Map.of("status", event.before()),
                Map.of("status", event.after(), "totalCents", total.amountCents(), "currency", total.currency()));
    }

    private static String action(InvoiceStatus status) {
        return switch (status) {
            case DRAFT, OPEN -> "invoice-finalized";
            case PAID -> "invoice-paid";
            case VOID -> "invoice-voided";
            case UNCOLLECTIBLE -> "invoice-written-off";
        };
    }
}
