package dev.coachboard.billing;

import dev.coachboard.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.ZoneId;
import java.util.UUID;

/** Reads what stands on a paper. */
@ApplicationScoped
class InvoicePapers {

    private final InvoiceRepository invoices;
    private final CreditNoteRepository notes;
    private final EntityManager database;

    InvoicePapers(InvoiceRepository invoices, CreditNoteRepository notes, EntityManager database) {
        this.invoices = invoices;
        this.notes = notes;
        this.database = database;
    }

    InvoicePaper of(InvoicePdfOrder order) {
        if (order.creditNoteId() == null) {
            var invoice = invoices.details(order.invoiceId());
            var parties = parties(invoice.clientId());
            return InvoicePaper.of(invoice, sender(parties), parties.get(2, String.class));
        }
        var note = notes.details(order.creditNoteId());
        var parties = parties(note.clientId());
        return InvoicePaper.of(note, sender(parties), parties.get(2, String.class));
    }

    private Tuple parties(UUID clientId) {
        return database
                .createQuery(
                        "select p.name, p.zone, c.email from Practice p, Client c where c.id = :client", Tuple.class)
                .setParameter("client", clientId)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("client"));
    }

    private static InvoicePaper.Sender sender(Tuple parties) {
        return new InvoicePaper.Sender(
                PrintedText.of(parties.get(0, String.class)), ZoneId.of(parties.get(1, String.class)));
    }
}
