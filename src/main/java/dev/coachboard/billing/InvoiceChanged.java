package dev.coachboard.billing;

import java.util.UUID;

/**
 * An invoice was drafted, finalised, credited, paid or closed.
 *
 * @param before null for one that is new; the same as {@code after} when something else changed
 */
public record InvoiceChanged(UUID invoiceId, UUID clientId, InvoiceStatus before, InvoiceStatus after) {

    boolean isMoveTo(InvoiceStatus status) {
        return after == status && before != status;
    }
}
