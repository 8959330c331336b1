package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * @param number absent from a draft
 * @param due what is still to be paid
 */
record InvoiceSummary(
        UUID id,
        UUID clientId,
        String clientName,
        String number,
        InvoiceStatus status,
        Money total,
        Money due,
        LocalDate dueOn,
        Instant createdAt,
        Instant paidAt) {}
