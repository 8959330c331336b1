package dev.coachboard.billing;

import dev.coachboard.billing.stripe.InvoiceNews;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** One thing that an invoice charges for. Written with its draft and never changed. */
@Entity
@Table(name = "invoice_lines")
@IdClass(InvoiceLine.Key.class)
class InvoiceLine {

    record Key(UUID invoiceId, int position) {}

    @Id
    private UUID invoiceId;

    @Id
    private int position;

    @TenantId
    @Column(name = "practice_id", nullable = false, updatable = false)
    private String practiceId;

    private String description;
    private int quantity;
    private long unitAmountCents;
    private long amountCents;

    /** For Hibernate alone. */
    protected InvoiceLine() {}

    InvoiceLine(UUID invoiceId, int position, NewInvoice.Item item) {
        this.invoiceId = invoiceId;
        this.position = position;
        this.description = item.description().strip();
        this.quantity = item.quantity();
        this.unitAmountCents = item.unitAmountCents();
        this.amountCents = item.amountCents();
    }

    /** One that Stripe wrote; it may take something off. */
    InvoiceLine(UUID invoiceId, int position, InvoiceNews.Line line) {
        this.invoiceId = invoiceId;
        this.position = position;
        this.description = line.description();
        this.quantity = 1;
        this.unitAmountCents = line.amountCents();
        this.amountCents = line.amountCents();
    }
}
