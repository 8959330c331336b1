package dev.coachboard.billing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/**
 * What stands on an invoice or a credit note, each thing as it is printed.
 *
 * @param invoiceNumber the invoice that a credit note takes back from; null on an invoice
 * @param dueOn null on a credit note, which nobody has to pay
 * @param taxRate null where nothing is taxed
 * @param remark the memo of an invoice, the reason of a credit note
 * @param issuedAt for the file's own date, so that the same paper is the same file
 */
record InvoicePaper(
        String title,
        String number,
        String invoiceNumber,
        Sender sender,
        String client,
        String clientEmail,
        String issuedOn,
        String dueOn,
        String currency,
        List<Line> lines,
        String subtotal,
        String taxRate,
        String tax,
        String total,
        String remark,
        Instant issuedAt) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** The practice, whose clock says which day it is. */
    record Sender(String name, ZoneId zone) {}

    record Line(String description, String quantity, String unitPrice, String amount) {

        static Line of(InvoiceDetails.Line line) {
            return new Line(
                    PrintedText.of(line.description()),
                    "%,d".formatted(line.quantity()),
                    PrintedMoney.plain(line.unitPrice()),
                    PrintedMoney.plain(line.amount()));
        }
    }

    static InvoicePaper of(InvoiceDetails invoice, Sender sender, String clientEmail) {
        return new InvoicePaper(
                "Invoice",
                invoice.number(),
                null,
                sender,
                PrintedText.of(invoice.clientName()),
                PrintedText.of(clientEmail),
                day(invoice.finalizedAt().atZone(sender.zone())),
                day(invoice.dueOn()),
                invoice.total().currency(),
                invoice.lines().stream().map(Line::of).toList(),
                PrintedMoney.plain(invoice.subtotal()),
                taxRate(invoice.taxRateBasisPoints()),
                PrintedMoney.plain(invoice.tax()),
                PrintedMoney.withCode(invoice.total()),
                PrintedText.of(invoice.memo()),
                invoice.finalizedAt());
    }

    static InvoicePaper of(CreditNoteDetails note, Sender sender, String clientEmail) {
        return new InvoicePaper(
                "Credit note",
                note.number(),
                note.invoiceNumber(),
                sender,
                PrintedText.of(note.clientName()),
                PrintedText.of(clientEmail),
                day(note.writtenAt().atZone(sender.zone())),
                null,
                note.total().currency(),
                note.lines().stream().map(Line::of).toList(),
                PrintedMoney.plain(note.subtotal()),
                taxRate(note.taxRateBasisPoints()),
                PrintedMoney.plain(note.tax()),
                PrintedMoney.withCode(note.total()),
                PrintedText.of(note.reason()),
                note.writtenAt());
    }

    private static String day(TemporalAccessor date) {
        return DAY.format(date);
    }

    private static String taxRate(int basisPoints) {
        return basisPoints == 0 ? null : PrintedMoney.percent(basisPoints);
    }
}
