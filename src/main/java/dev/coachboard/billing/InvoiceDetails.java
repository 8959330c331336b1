package dev.coachboard.billing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param number absent from a draft
 * @param credited what credit notes took off
 * @param due what is still to be paid: nothing of a draft, nor of one that is paid or void
 * @param lines in the order in which they were written
 */
record InvoiceDetails(
        UUID id,
        UUID clientId,
        String clientName,
        UUID subscriptionId,
        String number,
        InvoiceStatus status,
        Money subtotal,
        int taxRateBasisPoints,
        Money tax,
        Money total,
        Money credited,
        Money due,
        LocalDate dueOn,
        String memo,
        Instant createdAt,
        Instant finalizedAt,
        Instant paidAt,
        Instant closedAt,
        @JsonIgnore long version,
        List<Line> lines)
        implements Versioned {

    @Override
    public Object borrowed() {
        return clientName;
    }

    @Schema(name = "InvoiceLine")
    record Line(String description, int quantity, Money unitPrice, Money amount) {}
}
