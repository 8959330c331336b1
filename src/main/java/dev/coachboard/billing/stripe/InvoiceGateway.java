package dev.coachboard.billing.stripe;

import static dev.coachboard.billing.stripe.StripeUnavailable.required;

import com.stripe.model.Invoice;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.InvoiceItemListParams;
import dev.coachboard.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** All calls about invoices at Stripe. Keys and failures are those of {@link StripeGateway}. */
@ApplicationScoped
public class InvoiceGateway {

    private final StripeCalls stripe;
    private final StripeOptions options;

    InvoiceGateway(StripeCalls stripe, StripeOptions options) {
        this.stripe = stripe;
        this.options = options;
    }

    /** Begins to write an invoice of ours at Stripe. @return Stripe's id of it, to be known before Stripe tells of it */
    public String draft(String customerId, UUID invoiceId, String currency, String key) {
        var head = InvoiceCreateParams.builder()
                .setCustomer(customerId)
                .setCurrency(currency.toLowerCase(Locale.ROOT))
                .setAutoAdvance(false)
                .putMetadata(StripeGateway.INVOICE, invoiceId.toString())
                .build();
        return stripe.of(client -> id(client.v1().invoices().create(head, options.writing(key))));
    }

    /** One item with our total. */
    public void addItem(String customerId, String stripeInvoiceId, String number, Money total, String key) {
        var item = InvoiceItemCreateParams.builder()
                .setCustomer(customerId)
                .setInvoice(stripeInvoiceId)
                .setAmount(total.amountCents())
                .setCurrency(total.currency().toLowerCase(Locale.ROOT))
                .setDescription(number)
                .build();
        stripe.of(client -> client.v1().invoiceItems().create(item, options.writing(key)));
    }

    /** After this it can be paid, and not be changed any more. */
    public void finalise(String stripeInvoiceId, String key) {
        stripe.of(client -> client.v1().invoices().finalizeInvoice(stripeInvoiceId, options.writing(key)));
    }

    /** Empty for a draft that was deleted. */
    public Optional<StripeInvoiceCopy> find(String stripeInvoiceId) {
        try {
            return Optional.of(
                    stripe.of(client -> copy(client.v1().invoices().retrieve(stripeInvoiceId, options.reading()))));
        } catch (StripeRefused e) {
            if (e.isMissing()) return Optional.empty();
            throw e;
        }
    }

    /** So that it is never paid: a draft is deleted, an open one is void. What is settled stays as it is. */
    public void takeBack(String stripeInvoiceId) {
        var copy = find(stripeInvoiceId);
        if (copy.filter(StripeInvoiceCopy::isDraft).isPresent()) discardDraft(stripeInvoiceId);
        if (copy.filter(StripeInvoiceCopy::isOwed).isPresent())
            stripe.of(client -> client.v1()
                    .invoices()
                    .voidInvoice(stripeInvoiceId, options.writing("coachboard/withdrawal/" + stripeInvoiceId)));
    }

    /** Its items go first: on their own they would join the customer's next invoice. */
    private void discardDraft(String stripeInvoiceId) {
        var asked = InvoiceItemListParams.builder()
                .setInvoice(stripeInvoiceId)
                .setLimit(100L)
                .build();
        var items = stripe.of(client -> required(
                client.v1().invoiceItems().list(asked, options.reading()).getData(), "data"));
        for (var item : items)
            ifPresent(() -> stripe.of(client -> client.v1().invoiceItems().delete(item.getId(), options.reading())));
        ifPresent(() -> stripe.of(client -> client.v1().invoices().delete(stripeInvoiceId, options.reading())));
    }

    public void pay(String stripeInvoiceId, String key) {
        stripe.of(client -> client.v1().invoices().pay(stripeInvoiceId, options.writing(key)));
    }

    private static void ifPresent(Runnable deletion) {
        try {
            deletion.run();
        } catch (StripeRefused e) {
            if (!e.isMissing()) throw e;
        }
    }

    private static String id(Invoice invoice) {
        return required(invoice.getId(), "id");
    }

    private static StripeInvoiceCopy copy(Invoice invoice) {
        var currency = required(invoice.getCurrency(), "currency").toUpperCase(Locale.ROOT);
        return new StripeInvoiceCopy(
                required(invoice.getStatus(), "status"), new Money(required(invoice.getTotal(), "total"), currency));
    }
}
