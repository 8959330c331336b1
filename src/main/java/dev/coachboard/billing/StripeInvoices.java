package dev.coachboard.billing;

import dev.coachboard.billing.stripe.InvoiceNews;
import dev.coachboard.billing.stripe.StripeEvent;
import dev.coachboard.billing.stripe.Verdict;
import dev.coachboard.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.UUID;

/** What an event about an invoice means for ours: Stripe's own are copied, with a number of ours. */
@ApplicationScoped
class StripeInvoices {

    private final InvoiceRepository invoices;
    private final SubscriptionRepository subscriptions;
    private final Books books;
    private final BillingMails mails;
    private final Event<InvoiceChanged> changed;

    StripeInvoices(
            InvoiceRepository invoices,
            SubscriptionRepository subscriptions,
            Books books,
            BillingMails mails,
            Event<InvoiceChanged> changed) {
        this.invoices = invoices;
        this.subscriptions = subscriptions;
        this.books = books;
        this.mails = mails;
        this.changed = changed;
    }

    /**
     * In the caller's transaction.
     *
     * @param clientId whose customer the event names
     */
    Verdict apply(StripeEvent event, UUID clientId) {
        var news = InvoiceNews.of(event);
        var status = InvoiceStatus.ofStripe(news.state());
        if (status == InvoiceStatus.DRAFT) return Verdict.ignored("draft");
        // Locked first, so that of two first events about one invoice the second finds what the first wrote.
        var subscription = subscriptions.lockForNews(news.subscriptionId(), news.stripeSubscriptionId());
        var known = invoices.lockForNews(news.invoiceId(), news.stripeId());
        if (known.isPresent())
            return contradiction(known.get(), news, clientId).orElseGet(() -> learn(known.get(), status, news, event));
        if (news.total().amountCents() == 0) return Verdict.ignored("nothing-to-pay");
        if (news.total().amountCents() < 0) return Verdict.parked("negative-total");
        if (subscription.isEmpty()) return Verdict.parked("unknown-subscription");
        if (!subscription.get().clientId().equals(clientId)) return Verdict.parked("other-customer");
        if (!news.total().currency().equals(books.currency())) return Verdict.parked("other-currency");
        return copy(subscription.get(), status, news, event);
    }

    private static Optional<Verdict> contradiction(Invoice invoice, InvoiceNews news, UUID clientId) {
        if (!invoice.isAt(news.stripeId())) return Optional.of(elsewhere(news));
        if (invoice.isDraft()) return Optional.of(Verdict.parked("our-draft"));
        if (!invoice.clientId().equals(clientId)) return Optional.of(Verdict.parked("other-customer"));
        if (!invoice.currency().equals(news.total().currency())) return Optional.of(Verdict.parked("other-currency"));
        return invoice.charged().equals(news.total()) ? Optional.empty() : Optional.of(Verdict.parked("other-amount"));
    }

    /** A copy that was taken back may be void; that it was paid all the same, somebody has to see. */
    private static Verdict elsewhere(InvoiceNews news) {
        return news.state().equals("paid") ? Verdict.parked("other-invoice") : Verdict.ignored("withdrawn");
    }

    private Verdict copy(Subscription subscription, InvoiceStatus status, InvoiceNews news, StripeEvent event) {
        var due = books.dayOf(news.finalizedAt() == null ? news.createdAt() : news.finalizedAt());
        var invoice = new Invoice(Ids.next(), subscription, news, books.nextInvoiceNumber(), due);
        invoices.save(invoice, news);
        if (status != InvoiceStatus.OPEN) return learn(invoice, status, news, event);
        announce(invoice, news, event);
        return Verdict.APPLIED;
    }

    private Verdict learn(Invoice invoice, InvoiceStatus status, InvoiceNews news, StripeEvent event) {
        if (!invoice.learn(status, news)) return later(invoice, news, event);
        if (status == InvoiceStatus.PAID) books.addRevenue(invoice.left(), invoice.paidAt());
        announce(invoice, news, event);
        return Verdict.APPLIED;
    }

    /** One more refused charge changes no invoice, but somebody must hear of it. */
    private Verdict later(Invoice invoice, InvoiceNews news, StripeEvent event) {
        if (!isFailedCharge(invoice, event)) return Verdict.ignored("older");
        invoice.chargeFailed(event.createdAt());
        announce(invoice, news, event);
        return Verdict.APPLIED;
    }

    private void announce(Invoice invoice, InvoiceNews news, StripeEvent event) {
        invoices.flush();
        changed.fire(invoice.changed());
        if (isFailedCharge(invoice, event)) mails.paymentFailed(invoice, news);
    }

    private static boolean isFailedCharge(Invoice invoice, StripeEvent event) {
        return event.type().equals("invoice.payment_failed") && invoice.isOpen();
    }
}
