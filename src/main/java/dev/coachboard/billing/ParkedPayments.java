package dev.coachboard.billing;

import dev.coachboard.billing.stripe.ReportedPayment;
import dev.coachboard.billing.stripe.StripeEvent;
import dev.coachboard.billing.stripe.Verdict;
import dev.coachboard.billing.stripe.WebhookInbox;
import dev.coachboard.platform.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Shows a practice the money that Stripe took and that fits nothing here, until the practice has settled it. */
@ApplicationScoped
class ParkedPayments {

    private static final Logger LOG = Logger.getLogger(ParkedPayments.class);

    private final ParkedPaymentRepository payments;
    private final InvoiceRepository invoices;
    private final WebhookInbox inbox;
    private final AuditLog audit;
    private final Clock clock;

    ParkedPayments(
            ParkedPaymentRepository payments,
            InvoiceRepository invoices,
            WebhookInbox inbox,
            AuditLog audit,
            Clock clock) {
        this.payments = payments;
        this.invoices = invoices;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the transaction of the verdict; does nothing for an event without a payment. */
    @Transactional(Transactional.TxType.MANDATORY)
    void note(UUID eventId, StripeEvent event, UUID clientId, Verdict verdict) {
        var known = payments.findById(eventId);
        var payment = ReportedPayment.parked(event, verdict);
        if (payment.isEmpty()) {
            if (known != null) payments.delete(known);
            return;
        }
        LOG.errorf("Money is parked: Stripe's event %s breaks the rule %s", event.id(), verdict.rule());
        if (known == null) {
            var invoice = invoice(payment.get()).map(Invoice::id).orElse(null);
            known = new ParkedPayment(eventId, clientId, invoice, payment.get(), clock.instant());
        }
        payments.persist(known.because(verdict.rule()));
    }

    private Optional<Invoice> invoice(ReportedPayment payment) {
        if (payment.invoiceId() != null) return invoices.findByIdOptional(payment.invoiceId());
        return payment.stripeInvoiceId() == null
                ? Optional.empty()
                : invoices.find("stripeId", payment.stripeInvoiceId()).firstResultOptional();
    }

    /** Once, however often it is said. The invoice can be settled by hand again. */
    @Transactional
    void settle(UUID id) {
        var payment = payments.lock(id);
        if (payment.isSettled()) return;
        payment.settle(clock.instant());
        inbox.settleElsewhere(id);
        if (payment.invoiceId() != null) invoices.lock(payment.invoiceId()).releaseCharge();
        audit.record("parked-payment-settled", id, payment.noted(), null);
    }
}
