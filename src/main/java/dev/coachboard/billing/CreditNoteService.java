package dev.coachboard.billing;

import dev.coachboard.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Writes credit notes. The invoice's row is locked first, so that together they never take off more than it charged. */
@ApplicationScoped
class CreditNoteService {

    private final InvoiceRepository invoices;
    private final CreditNoteRepository notes;
    private final Books books;
    private final Clock clock;
    private final MoneyTrail trail;

    CreditNoteService(
            InvoiceRepository invoices, CreditNoteRepository notes, Books books, Clock clock, MoneyTrail trail) {
        this.invoices = invoices;
        this.notes = notes;
        this.books = books;
        this.clock = clock;
        this.trail = trail;
    }

    @Transactional
    CreditNoteDetails write(UUID invoiceId, NewCreditNote wanted) {
        var invoice = invoices.lockForHand(invoiceId);
        var now = clock.instant();
        var items = wanted.linesFor(invoice);
        var subtotal = items.stream().mapToLong(NewInvoice.Item::amountCents).sum();
        var note = new CreditNote(Ids.next(), invoice, wanted.reason(), subtotal, now);
        invoice.credit(note.subtotalCents(), note.taxCents(), now);
        if (invoice.isPaid()) books.addRevenue(note.givenBack(), now);
        note.number(books.nextCreditNoteNumber());
        notes.save(note, items);
        trail.credited(invoice, note);
        return notes.details(note.id());
    }
}
