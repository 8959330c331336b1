package dev.coachboard.billing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The papers as files, each made once. Takes as long as laying one out does, so it is for jobs, not for requests. */
@ApplicationScoped
class InvoicePdfs {

    private final InvoiceDocuments documents;
    private final InvoicePapers papers;
    private final InvoicePdfPress press;
    private final Clock clock;

    InvoicePdfs(InvoiceDocuments documents, InvoicePapers papers, InvoicePdfPress press, Clock clock) {
        this.documents = documents;
        this.papers = papers;
        this.press = press;
        this.clock = clock;
    }

    /** Of an invoice that has its number. Not in a transaction: it would stay open while the page is laid out. */
    byte[] require(UUID invoiceId) {
        return require(InvoicePdfOrder.invoice(invoiceId));
    }

    /** Of two that make one at once, the first to store it decides, and both get that one. */
    byte[] require(InvoicePdfOrder order) {
        return documents.find(order.documentId()).orElseGet(() -> {
            var body = press.print(papers.of(order));
            QuarkusTransaction.requiringNew().run(() -> documents.store(order, body, clock.instant()));
            return documents.find(order.documentId()).orElseThrow();
        });
    }
}
