package dev.coachboard.billing;

import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.DocumentShelf;
import dev.coachboard.platform.privacy.PersonalArea;
import dev.coachboard.platform.privacy.PersonalData;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** A client's purchases and what they were charged. Invoices have to be kept for years; nobody unneeded stands on them. */
@ApplicationScoped
@Priority(70) // because what refers to another module's rows goes before them
class BillingPrivacy implements PersonalData {

    private static final List<PersonalArea> AREAS = List.of(
            new PersonalArea("subscriptions", """
                    select s.id, p.name as plan_name, s.status, s.period_starts_at, s.period_ends_at,
                        s.cancels_at_period_end, s.created_at, s.cancelled_at, s.stripe_id
                    from asked a join subscriptions s on s.practice_id = current_practice() and s.client_id = a.client_id
                    join plans p on p.practice_id = s.practice_id and p.id = s.plan_id
                    order by s.created_at, s.id
                    """),
            new PersonalArea("invoices", """
                    select i.id, i.number, i.status, i.currency, i.subtotal_cents, i.tax_rate_basis_points, i.tax_cents,
                        i.total_cents, i.due_on, i.memo, i.created_at, i.finalized_at, i.paid_at, i.closed_at, (
                        select json_agg(l order by l.position) from (
                            select t.position, t.description, t.quantity, t.unit_amount_cents, t.amount_cents
                            from invoice_lines t
                            where t.practice_id = i.practice_id and t.invoice_id = i.id) l) as lines
                    from asked a join invoices i on i.practice_id = current_practice() and i.client_id = a.client_id
                    where i.number is not null or not a.by_client
                    order by i.created_at, i.id
                    """),
            new PersonalArea("credit-notes", """
                    select n.id, n.number, i.number as invoice_number, n.reason, n.currency, n.subtotal_cents,
                        n.tax_rate_basis_points, n.tax_cents, n.total_cents, n.written_at, (
                        select json_agg(l order by l.position) from (
                            select t.position, t.description, t.quantity, t.unit_amount_cents, t.amount_cents
                            from credit_note_lines t
                            where t.practice_id = n.practice_id and t.credit_note_id = n.id) l) as lines
                    from asked a join invoices i on i.practice_id = current_practice() and i.client_id = a.client_id
                    join credit_notes n on n.practice_id = i.practice_id and n.invoice_id = i.id
                    order by n.written_at, n.id
                    """),
            new PersonalArea("parked-payments", """
                    select p.id, i.number as invoice_number, p.stripe_invoice_id, p.amount_cents, p.currency, p.reason,
                        p.parked_at, p.settled_at
                    from asked a join parked_payments p on p.practice_id = current_practice() and p.client_id = a.client_id
                    left join invoices i on i.practice_id = p.practice_id and i.id = p.invoice_id
                    order by p.parked_at, p.id
                    """),
            new PersonalArea("billing-requests", """
                    select r.id, r.kind, r.subscription_id, r.invoice_id, r.plan_id, r.payment_method, r.state, r.reason,
                        r.requested_at, r.finished_at
                    from asked a join billing_requests r on r.practice_id = current_practice() and r.client_id = a.client_id
                    order by r.requested_at, r.id
                    """),
            new PersonalArea("stripe-customer", """
                    select s.stripe_id, s.created_at
                    from asked a join stripe_customers s on s.practice_id = current_practice() and s.id = a.client_id
                    """));

    private final InvoiceDocuments documents;
    private final InvoicePdfs pdfs;
    private final BillingErasure erasure;
    private final StripeFarewells farewells;

    BillingPrivacy(InvoiceDocuments documents, InvoicePdfs pdfs, BillingErasure erasure, StripeFarewells farewells) {
        this.documents = documents;
        this.pdfs = pdfs;
        this.erasure = erasure;
        this.farewells = farewells;
    }

    @Override
    public List<PersonalArea> areas(DataSubject who) {
        return AREAS;
    }

    /** The papers as they were sent, each made now if it was not yet. */
    @Override
    public void documents(DataSubject who, DocumentShelf shelf) throws IOException {
        for (var paper : documents.ofClient(who.clientId()))
            shelf.add("documents/" + paper.number() + ".pdf", pdfs.require(paper.order()));
    }

    @Override
    public void erase(DataSubject who) {
        erasure.requireSettled(who.clientId());
        erasure.erase(who);
        farewells.plan(who.clientId());
    }
}
