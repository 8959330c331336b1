package dev.coachboard.billing;

import dev.coachboard.billing.stripe.InvoiceNews;
import dev.coachboard.coaching.ClientDirectory;
import dev.coachboard.identity.PracticeDirectory;
import dev.coachboard.mail.Enclosure;
import dev.coachboard.mail.Mail;
import dev.coachboard.mail.MailParties;
import dev.coachboard.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What clients are told about money, in the transaction that makes it true. A key names its news, so none is told twice. */
@ApplicationScoped
class BillingMails {

    private final ClientDirectory clients;
    private final PracticeDirectory practices;
    private final SubscriptionRepository subscriptions;
    private final InvoiceRepository invoices;
    private final Outbox outbox;

    BillingMails(
            ClientDirectory clients,
            PracticeDirectory practices,
            SubscriptionRepository subscriptions,
            InvoiceRepository invoices,
            Outbox outbox) {
        this.clients = clients;
        this.practices = practices;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        this.outbox = outbox;
    }

    /** However the money came in. */
    void paid(@Observes InvoiceChanged event) {
        if (!event.isMoveTo(InvoiceStatus.PAID)) return;
        var invoice = invoices.findById(event.invoiceId());
        var paidOn = LocalDate.ofInstant(invoice.paidAt(), practices.settings().zone());
        send(
                "receipt/" + invoice.id(),
                "receipt",
                invoice.clientId(),
                Map.of(
                        "number", invoice.number(),
                        "amount", invoice.left().text(),
                        "paidOn", paidOn.toString()),
                List.of(Enclosure.reference(
                        InvoicePdfEnclosure.KIND, invoice.id().toString())));
    }

    /** Once for each refused charge. */
    void paymentFailed(Invoice invoice, InvoiceNews news) {
        var client = clients.requireContact(invoice.clientId());
        var next = news.nextAttemptAt() == null ? "" : day(news.nextAttemptAt(), client.zone());
        send(
                "payment-failed/" + news.stripeId() + "/" + news.attempts(),
                "payment-failed",
                invoice.clientId(),
                Map.of("amount", invoice.total().text(), "plan", whatFor(invoice), "nextAttemptOn", next),
                List.of());
    }

    private String whatFor(Invoice invoice) {
        return invoice.subscriptionId() == null
                ? invoice.number()
                : subscriptions.row(invoice.subscriptionId()).planName();
    }

    /** Says nothing where nothing changed that the client would call a change, or another mail says it. */
    void subscriptionChanged(Subscription subscription, SubscriptionTerms before) {
        var zone = clients.requireContact(subscription.clientId()).zone();
        var change = subscription.terms().changeSince(before, day(subscription.periodEndsAt(), zone));
        if (change.isEmpty()) return;
        var plan = subscriptions.row(subscription.id()).planName();
        send(
                "subscription/" + subscription.id() + "/" + subscription.standing(),
                "subscription-changed",
                subscription.clientId(),
                Map.of("plan", plan, "change", change.get()),
                List.of());
    }

    private void send(
            String key, String template, UUID clientId, Map<String, String> news, List<Enclosure> enclosures) {
        var client = clients.requireContact(clientId);
        var data = new HashMap<>(news);
        data.put("name", client.name());
        data.put("practice", practices.settings().name());
        outbox.send(new Mail(key, template, client.email(), data, enclosures), MailParties.client(clientId));
    }

    private static String day(Instant instant, String zone) {
        return LocalDate.ofInstant(instant, ZoneId.of(zone)).toString();
    }
}
