package dev.coachboard.billing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** @param lines in the order in which they were written */
record CreditNoteDetails(
        UUID id,
        UUID invoiceId,
        String invoiceNumber,
        UUID clientId,
        String clientName,
        String number,
        String reason,
        Money subtotal,
        int taxRateBasisPoints,
        Money tax,
        Money total,
        Instant writtenAt,
        @JsonIgnore long version,
        List<InvoiceDetails.Line> lines)
        implements Versioned {

    @Override
    public Object borrowed() {
        return clientName;
    }
}
