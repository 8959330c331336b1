package dev.coachboard.billing;

import java.util.UUID;

/**
 * Which paper is wanted.
 *
 * @param creditNoteId null when it is the invoice's own
 */
record InvoicePdfOrder(UUID invoiceId, UUID creditNoteId) {

    static InvoicePdfOrder invoice(UUID id) {
        return new InvoicePdfOrder(id, null);
    }

    /** The document's, also the key of the job that makes it. */
    UUID documentId() {
        return creditNoteId == null ? invoiceId : creditNoteId;
    }
}
