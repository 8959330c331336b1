package dev.coachboard.billing;

import dev.coachboard.mail.EnclosedFile;
import dev.coachboard.mail.EnclosureSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The invoice as PDF, loaded when its mail is sent; made then, if its own job was slower. */
@ApplicationScoped
class InvoicePdfEnclosure implements EnclosureSource {

    static final String KIND = "invoice-pdf";

    private final InvoicePdfs pdfs;
    private final InvoiceRepository invoices;

    InvoicePdfEnclosure(InvoicePdfs pdfs, InvoiceRepository invoices) {
        this.pdfs = pdfs;
        this.invoices = invoices;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public EnclosedFile load(String reference) {
        var id = UUID.fromString(reference);
        return new EnclosedFile(invoices.details(id).number() + ".pdf", "application/pdf", pdfs.require(id));
    }
}
