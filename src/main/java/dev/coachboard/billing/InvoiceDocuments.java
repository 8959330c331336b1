package dev.coachboard.billing;

import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.secret.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The stored papers. They are added and read, and nothing else: the app has no right to more. */
@ApplicationScoped
class InvoiceDocuments {

    private final EntityManager database;

    InvoiceDocuments(EntityManager database) {
        this.database = database;
    }

    /**
     * Whether a paper is made, without reading it.
     *
     * @param number null of a draft
     * @param digest null until it is made
     */
    record State(InvoicePdfOrder order, UUID clientId, String number, String digest) {}

    State ofInvoice(UUID id) {
        return state("""
                select i.id invoice_id, cast(null as uuid) note_id, i.client_id, i.number, encode(d.digest, 'hex') digest
                from invoices i left join invoice_documents d on d.practice_id = i.practice_id and d.id = i.id
                where i.practice_id = current_practice() and i.id = :id
                """, id, "invoice");
    }

    State ofCreditNote(UUID id) {
        return state("""
                select i.id invoice_id, n.id note_id, i.client_id, n.number, encode(d.digest, 'hex') digest
                from credit_notes n
                join invoices i on i.practice_id = n.practice_id and i.id = n.invoice_id
                left join invoice_documents d on d.practice_id = n.practice_id and d.id = n.id
                where n.practice_id = current_practice() and n.id = :id
                """, id, "credit note");
    }

    private State state(String sql, UUID id, String thing) {
        return query(sql)
                .addScalar("invoice_id", UUID.class)
                .addScalar("note_id", UUID.class)
                .addScalar("client_id", UUID.class)
                .addScalar("number", String.class)
                .addScalar("digest", String.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .map(InvoiceDocuments::state)
                .orElseThrow(() -> new NotFound(thing));
    }

    private static State state(Object[] row) {
        var order = new InvoicePdfOrder((UUID) row[0], (UUID) row[1]);
        return new State(order, (UUID) row[2], (String) row[3], (String) row[4]);
    }

    /** The papers of an invoice and its credit notes that ought to be there and are not. */
    List<InvoicePdfOrder> missing(UUID invoiceId) {
        return query("""
                select i.id invoice_id, cast(null as uuid) note_id from invoices i
                where i.practice_id = current_practice() and i.id = :id and i.number is not null and not exists (
                    select from invoice_documents d where d.practice_id = i.practice_id and d.id = i.id)
                union all
                select n.invoice_id, n.id from credit_notes n
                where n.practice_id = current_practice() and n.invoice_id = :id and not exists (
                    select from invoice_documents d where d.practice_id = n.practice_id and d.id = n.id)
                """)
                .addScalar("invoice_id", UUID.class)
                .addScalar("note_id", UUID.class)
                .setParameter("id", invoiceId)
                .getResultList()
                .stream()
                .map(row -> new InvoicePdfOrder((UUID) row[0], (UUID) row[1]))
                .toList();
    }

    /** A paper that is there or ought to be. */
    record Numbered(InvoicePdfOrder order, String number) {}

    List<Numbered> ofClient(UUID clientId) {
        return query("""
                select i.id invoice_id, cast(null as uuid) note_id, i.number from invoices i
                where i.practice_id = current_practice() and i.client_id = :id and i.number is not null
                union all
                select i.id, n.id, n.number from invoices i
                join credit_notes n on n.practice_id = i.practice_id and n.invoice_id = i.id
                where i.practice_id = current_practice() and i.client_id = :id
                order by number
                """)
                .addScalar("invoice_id", UUID.class)
                .addScalar("note_id", UUID.class)
                .addScalar("number", String.class)
                .setParameter("id", clientId)
                .getResultList()
                .stream()
                .map(row -> new Numbered(new InvoicePdfOrder((UUID) row[0], (UUID) row[1]), (String) row[2]))
                .toList();
    }

    Optional<byte[]> find(UUID id) {
        return database.createNativeQuery("""
                        select body from invoice_documents where practice_id = current_practice() and id = :id
                        """, byte[].class).setParameter("id", id).getResultList().stream()
                .findFirst();
    }

    void store(InvoicePdfOrder order, byte[] body, Instant now) {
        database.createNativeQuery("""
                        insert into invoice_documents
                            (practice_id, id, invoice_id, body, digest, template_version, made_at)
                        values (current_practice(), :id, :invoice, :body, :digest, :template, :now)
                        on conflict (practice_id, id) do nothing
                        """)
                .setParameter("id", order.documentId())
                .setParameter("invoice", order.invoiceId())
                .setParameter("body", body)
                .setParameter("digest", Digests.sha256(body))
                .setParameter("template", InvoicePdfPage.VERSION)
                .setParameter("now", now)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Object[]> query(String sql) {
        return database.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
