package dev.coachboard.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** One thing that a credit note takes back. */
@Entity
@Table(name = "credit_note_lines")
@IdClass(CreditNoteLine.Key.class)
class CreditNoteLine {

    record Key(UUID creditNoteId, int position) {}

    @Id
    private UUID creditNoteId;

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
    protected CreditNoteLine() {}

    CreditNoteLine(UUID creditNoteId, int position, NewInvoice.Item item) {
        this.creditNoteId = creditNoteId;
        this.position = position;
        this.description = item.description().strip();
        this.quantity = item.quantity();
        this.unitAmountCents = item.unitAmountCents();
        this.amountCents = item.amountCents();
    }
}
