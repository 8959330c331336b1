package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** @param number absent from a draft */
record InvoiceSummary(
        UUID id,
        UUID clientId,
        String clientName,
        String number,
        InvoiceStatus status,
        Money total,
        LocalDate dueOn,
        Instant createdAt,
        Instant paidAt) {}
