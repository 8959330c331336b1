package dev.coachboard.billing;

import dev.coachboard.billing.stripe.InvoiceNews;
import dev.coachboard.platform.money.Money;
import dev.coachboard.platform.paging.ListQuery;
import dev.coachboard.platform.paging.Position;
import dev.coachboard.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class InvoiceRepository implements PanacheRepositoryBase<Invoice, UUID> {

    private static final String CLIENT_NAME = "(select c.name from Client c where c.id = i.clientId)";

    /** Others who change this invoice wait until the transaction ends. */
    Invoice lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("invoice"));
    }

    /** One that a person settles: nobody may be charging it at the same time. */
    Invoice lockForHand(UUID id) {
        var invoice = lock(id);
        invoice.requireSettledByHand();
        var charges = getEntityManager()
                .createQuery(
                        "select count(*) from BillingRequest r where r.invoiceId = :id and r.state = REQUESTED",
                        Long.class)
                .setParameter("id", id)
                .getSingleResult();
        if (charges > 0) throw BillingRequests.underWay();
        return invoice;
    }

    void save(Invoice invoice, List<NewInvoice.Item> items) {
        persist(invoice);
        for (var i = 0; i < items.size(); i++)
            getEntityManager().persist(new InvoiceLine(invoice.id(), i, items.get(i)));
        flush();
    }

    void save(Invoice invoice, InvoiceNews news) {
        persist(invoice);
        for (var i = 0; i < news.lines().size(); i++)
            getEntityManager()
                    .persist(new InvoiceLine(invoice.id(), i, news.lines().get(i)));
        flush();
    }

    /** By our id where Stripe carries it, else by Stripe's. */
    Optional<Invoice> lockForNews(UUID id, String stripeId) {
        var byId = id == null ? Optional.<Invoice>empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
        return byId.or(() -> find("stripeId", stripeId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional());
    }

    InvoiceDetails details(UUID id) {
        var row = getEntityManager()
                .createQuery("select i, " + CLIENT_NAME + " from Invoice i where i.id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("invoice"));
        return row.get(0, Invoice.class)
                .details(
                        row.get(1, String.class),
                        lines(id, row.get(0, Invoice.class).currency()));
    }

    private List<InvoiceDetails.Line> lines(UUID id, String currency) {
        return getEntityManager().createQuery("""
                        select l.description, l.quantity, l.unitAmountCents, l.amountCents from InvoiceLine l
                        where l.invoiceId = :invoice order by l.position
                        """, Tuple.class).setParameter("invoice", id).getResultList().stream()
                .map(line -> new InvoiceDetails.Line(
                        line.get(0, String.class),
                        line.get(1, Integer.class),
                        new Money(line.get(2, Long.class), currency),
                        new Money(line.get(3, Long.class), currency)))
                .toList();
    }

    List<InvoiceSummary> list(InvoiceFilter filter, boolean withDrafts, Position after, int limit) {
        var query = new ListQuery("""
                select i.id, i.clientId, %s, i.number, i.status,
                    new dev.coachboard.platform.money.Money(i.totalCents, i.currency),
                    new dev.coachboard.platform.money.Money(
                        case when i.status in (OPEN, UNCOLLECTIBLE)
                            then i.totalCents - i.creditedSubtotalCents - i.creditedTaxCents else 0L end, i.currency),
                    i.dueOn, i.createdAt, i.paidAt
                from Invoice i where (i.createdAt, i.id) < (:key, :id)
                """.formatted(CLIENT_NAME), after)
                .narrow("i.clientId = :client", "client", filter.clientId)
                .narrow("i.status = :status", "status", filter.status);
        if (!withDrafts) query.narrow("i.status <> DRAFT");
        return query.page(getEntityManager(), InvoiceSummary.class, "i.createdAt desc, i.id desc", limit)
                .getResultList();
    }
}
