package dev.coachboard.billing;

import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.problem.Conflict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes a client out of the rows about their money. Numbers, amounts, lines and the papers themselves stay: the law wants
 * them for years. What else somebody wrote beside them goes.
 */
@ApplicationScoped
class BillingErasure {

    private final EntityManager database;
    private final InvoiceDocuments documents;
    private final InvoicePdfOrders orders;

    BillingErasure(EntityManager database, InvoiceDocuments documents, InvoicePdfOrders orders) {
        this.database = database;
        this.documents = documents;
        this.orders = orders;
    }

    /** Locks what it looks at, so that nothing becomes unsettled before the erasure has committed. */
    void requireSettled(UUID clientId) {
        for (var subscription : lock(Subscription.class, clientId))
            if (subscription.isLive())
                throw new Conflict(
                        "subscription-live", "Cancel the client's subscription first, and wait until it has ended");
        for (var request : lock(BillingRequest.class, clientId)) if (request.isOpen()) throw BillingRequests.underWay();
        for (var invoice : lock(Invoice.class, clientId)) {
            if (invoice.isOpen())
                throw new Conflict("invoice-open", "Have the client's open invoices paid, voided or given up first");
            invoice.requireNoChargeUnderWay();
            requirePapers(invoice.id());
        }
        for (var payment : lock(ParkedPayment.class, clientId))
            if (!payment.isSettled())
                throw new Conflict("payment-parked", "Settle the client's parked payments first, such as by a refund");
    }

    /** One that is made later would name the pseudonym, and be no invoice. */
    private void requirePapers(UUID invoiceId) {
        var missing = documents.missing(invoiceId);
        if (missing.isEmpty()) return;
        QuarkusTransaction.requiringNew().run(() -> missing.forEach(orders::order));
        throw new Conflict("document-missing", "An invoice's PDF is still being made; try again in a moment")
                .retryAfter(Duration.ofSeconds(2));
    }

    void erase(DataSubject who) {
        change("delete from invoices i where i.status = 'DRAFT' and", who.clientId());
        change("update invoices i set memo = null, version = version + 1 where i.memo is not null and", who.clientId());
        change("update billing_requests i set payment_method = null where", who.clientId());
        for (var mark : who.marks()) replace(mark, who);
    }

    /** Only where a line says the name: what was sold has to stay readable. */
    private void replace(String mark, DataSubject who) {
        var invoices =
                "(select i.id from invoices i where i.practice_id = current_practice() and i.client_id = :client)";
        var notes = "(select n.id from credit_notes n where n.practice_id = current_practice() and n.invoice_id in "
                + invoices + ")";
        replace("update invoice_lines set description = %s where invoice_id in " + invoices, mark, who);
        replace("update credit_note_lines set description = %s where credit_note_id in " + notes, mark, who);
        replace("update credit_notes set reason = %s where id in " + notes, mark, who);
    }

    private void replace(String sql, String mark, DataSubject who) {
        var column = sql.contains("reason") ? "reason" : "description";
        database.createNativeQuery(sql.formatted("regexp_replace(" + column + ", :mark, :pseudonym, 'gi')")
                        + " and practice_id = current_practice() and " + column + " ~* :mark")
                .setParameter("mark", wordsOf(mark))
                .setParameter("pseudonym", who.pseudonym().name())
                .setParameter("client", who.clientId())
                .executeUpdate();
    }

    /** As a pattern of PostgreSQL's that finds whole words alone: "Al" stands in "Always" by chance. */
    private static String wordsOf(String mark) {
        var literal = mark.codePoints()
                .mapToObj(c -> (Character.isLetterOrDigit(c) ? "" : "\\") + Character.toString(c))
                .collect(Collectors.joining());
        return "(?<!\\w)" + literal + "(?!\\w)";
    }

    private void change(String sql, UUID clientId) {
        database.createNativeQuery(sql + " i.practice_id = current_practice() and i.client_id = :client")
                .setParameter("client", clientId)
                .executeUpdate();
    }

    private <T> List<T> lock(Class<T> rows, UUID clientId) {
        return database.createQuery(
                        "from " + rows.getSimpleName() + " r where r.clientId = :client order by r.id", rows)
                .setParameter("client", clientId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
