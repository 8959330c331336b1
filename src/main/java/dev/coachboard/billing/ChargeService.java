package dev.coachboard.billing;

import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.problem.NotFound;
import dev.coachboard.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Takes the wish to have an invoice paid through Stripe. */
@ApplicationScoped
@Transactional
class ChargeService {

    private final InvoiceRepository invoices;
    private final BillingRequests requests;
    private final Clock clock;

    ChargeService(InvoiceRepository invoices, BillingRequests requests, Clock clock) {
        this.invoices = invoices;
        this.requests = requests;
        this.clock = clock;
    }

    BillingRequestDetails charge(UUID invoiceId, PaymentMethod method, Caller who) {
        var invoice = invoices.lock(invoiceId);
        if (who.isClient() && invoice.isDraft()) throw new NotFound("invoice");
        who.requireSees(invoice.clientId(), "invoice");
        invoice.requireOwed();
        return requests.add(BillingRequest.payment(invoiceId, invoice.clientId(), Ids.next(), clock.instant())
                .with(method.paymentMethod()));
    }
}
