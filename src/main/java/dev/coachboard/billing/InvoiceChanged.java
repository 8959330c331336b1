package dev.coachboard.billing;

import java.util.UUID;

/** An invoice was drafted, finalised, paid or closed. */
public record InvoiceChanged(UUID invoiceId, UUID clientId) {}
