package dev.coachboard.billing;

import dev.coachboard.platform.etag.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Answers a request for a paper: the paper, that the caller has it, or that it is being made. */
@ApplicationScoped
class InvoicePdfAnswers {

    /** Because making one takes less, and a person may wait this long before they ask again. */
    private static final int RETRY_AFTER_SECONDS = 1;

    private final InvoiceDocuments documents;
    private final InvoicePdfOrders orders;

    InvoicePdfAnswers(InvoiceDocuments documents, InvoicePdfOrders orders) {
        this.documents = documents;
        this.orders = orders;
    }

    Response of(InvoiceDocuments.State paper, String ifNoneMatch) {
        if (paper.digest() == null) return ordered(paper);
        var tag = "\"" + paper.digest() + "\"";
        var answer = EntityTags.match(ifNoneMatch, tag).isPresent()
                ? Response.notModified()
                : Response.ok(documents.find(paper.order().documentId()).orElseThrow(), "application/pdf")
                        .header("Content-Disposition", "inline; filename=\"" + paper.number() + ".pdf\"");
        return answer.header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Authorization")
                .build();
    }

    private Response ordered(InvoiceDocuments.State paper) {
        orders.order(paper.order());
        return Response.accepted().header("Retry-After", RETRY_AFTER_SECONDS).build();
    }
}
