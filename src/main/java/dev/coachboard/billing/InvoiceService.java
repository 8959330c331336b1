package dev.coachboard.billing;

import dev.coachboard.coaching.ClientDirectory;
import dev.coachboard.coaching.ClientMailLimits;
import dev.coachboard.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Writes invoices by hand. An invoice's own row is locked before the books, so that each step happens once. */
@ApplicationScoped
@Transactional
class InvoiceService {

    private final InvoiceRepository invoices;
    private final ClientDirectory clients;
    private final ClientMailLimits limits;
    private final Books books;
    private final Clock clock;
    private final Event<InvoiceChanged> changed;

    InvoiceService(
            InvoiceRepository invoices,
            ClientDirectory clients,
            ClientMailLimits limits,
            Books books,
            Clock clock,
            Event<InvoiceChanged> changed) {
        this.invoices = invoices;
        this.clients = clients;
        this.limits = limits;
        this.books = books;
        this.clock = clock;
        this.changed = changed;
    }

    InvoiceDetails draft(NewInvoice draft) {
        clients.requireActive(draft.clientId());
        var invoice = new Invoice(Ids.next(), draft, books.currency(), clock.instant());
        invoices.save(invoice, draft.lines());
        return announced(invoice);
    }

    InvoiceDetails open(UUID id) {
        var invoice = invoices.lock(id);
        invoice.open(books.nextInvoiceNumber(), clock.instant());
        return announced(invoice);
    }

    InvoiceDetails pay(UUID id) {
        var invoice = invoices.lockForHand(id);
        var now = clock.instant();
        invoice.pay(now);
        limits.spendStranger(invoice.clientId());
        books.addRevenue(invoice.left(), now);
        return announced(invoice);
    }

    InvoiceDetails giveUp(UUID id) {
        var invoice = invoices.lockForHand(id);
        invoice.giveUp(clock.instant());
        return announced(invoice);
    }

    InvoiceDetails annul(UUID id) {
        var invoice = invoices.lockForHand(id);
        invoice.annul(clock.instant());
        return announced(invoice);
    }

    private InvoiceDetails announced(Invoice invoice) {
        invoices.flush();
        changed.fire(invoice.changed());
        return invoices.details(invoice.id());
    }
}
