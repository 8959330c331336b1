package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;

/** Papers as tests write them, and as they read them back. */
final class Papers {

    static final Instant ISSUED = Instant.parse("2026-11-24T23:30:00Z");
    private static final InvoicePaper.Sender RIVERSIDE =
            new InvoicePaper.Sender("Riverside Coaching", ZoneId.of("Europe/Berlin"));

    private Papers() {}

    static InvoicePaper invoice(String client, String memo, String currency, List<InvoiceDetails.Line> lines) {
        var subtotal =
                lines.stream().mapToLong(line -> line.amount().amountCents()).sum();
        var tax = subtotal * 19 / 100;
        var details = new InvoiceDetails(
                UUID.randomUUID(),
                UUID.randomUUID(),
                client,
                null,
                "INV-000123",
                InvoiceStatus.OPEN,
                new Money(subtotal, currency),
                1900,
                new Money(tax, currency),
                new Money(subtotal + tax, currency),
                new Money(0, currency),
                new Money(subtotal + tax, currency),
                LocalDate.parse("2026-12-08"),
                memo,
                ISSUED,
                ISSUED,
                null,
                null,
                0,
                lines);
        return InvoicePaper.of(details, RIVERSIDE, "client@example.com");
    }

    static InvoicePaper creditNote(String reason) {
        var details = new CreditNoteDetails(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "INV-000123",
                UUID.randomUUID(),
                "Maya Okafor",
                "CN-000007",
                reason,
                new Money(10000, "EUR"),
                1900,
                new Money(1900, "EUR"),
                new Money(11900, "EUR"),
                ISSUED,
                0,
                List.of(line("One session that did not take place", 1, 10000, "EUR")));
        return InvoicePaper.of(details, RIVERSIDE, "maya@example.com");
    }

    static InvoiceDetails.Line line(String description, int quantity, long cents, String currency) {
        return new InvoiceDetails.Line(
                description, quantity, new Money(cents, currency), new Money(quantity * cents, currency));
    }

    static List<InvoiceDetails.Line> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> line("Session " + i + " of the year, with notes and homework", 1 + i % 3, 12900, "USD"))
                .toList();
    }

    static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00A0', ' ');
        }
    }

    static List<PDFont> fonts(byte[] pdf) throws IOException {
        var fonts = new ArrayList<PDFont>();
        var document = Loader.loadPDF(pdf);
        for (var page : document.getPages())
            for (COSName name : page.getResources().getFontNames())
                fonts.add(page.getResources().getFont(name));
        return fonts;
    }
}
