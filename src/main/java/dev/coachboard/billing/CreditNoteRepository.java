package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CreditNoteRepository implements PanacheRepositoryBase<CreditNote, UUID> {

    void save(CreditNote note, List<NewInvoice.Item> items) {
        persist(note);
        for (var i = 0; i < items.size(); i++)
            getEntityManager().persist(new CreditNoteLine(note.id(), i, items.get(i)));
        flush();
    }

    CreditNoteDetails details(UUID id) {
        var row = getEntityManager().createQuery("""
                        select n, i.number, i.clientId, (select c.name from Client c where c.id = i.clientId)
                        from CreditNote n join Invoice i on i.id = n.invoiceId where n.id = :id
                        """, Tuple.class).setParameter("id", id).getResultList().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("credit note"));
        var note = row.get(0, CreditNote.class);
        return note.details(
                row.get(1, String.class), row.get(2, UUID.class), row.get(3, String.class), lines(id, note.currency()));
    }

    private List<InvoiceDetails.Line> lines(UUID id, String currency) {
        return getEntityManager().createQuery("""
                        select l.description, l.quantity, l.unitAmountCents, l.amountCents from CreditNoteLine l
                        where l.creditNoteId = :note order by l.position
                        """, Tuple.class).setParameter("note", id).getResultList().stream()
                .map(line -> new InvoiceDetails.Line(
                        line.get(0, String.class),
                        line.get(1, Integer.class),
                        new Money(line.get(2, Long.class), currency),
                        new Money(line.get(3, Long.class), currency)))
                .toList();
    }

    List<CreditNoteSummary> list(UUID invoiceId, Position after, int limit) {
        return new ListQuery("""
                select n.id, n.number, n.reason,
                    new dev.coachboard.platform.money.Money(n.totalCents, n.currency), n.writtenAt
                from CreditNote n where (n.writtenAt, n.id) < (:key, :id)
                """, after)
                .narrow("n.invoiceId = :invoice", "invoice", invoiceId)
                .page(getEntityManager(), CreditNoteSummary.class, "n.writtenAt desc, n.id desc", limit)
                .getResultList();
    }
}
