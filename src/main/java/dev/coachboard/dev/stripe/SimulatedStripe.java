package dev.coachboard.dev.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The account behind its API. Everything that touches the account goes through here, one after the other. */
final class SimulatedStripe {

    private final Clock clock;
    private final Account account = new Account();
    private final Charges charges = new Charges(account);
    private final Expansion expansion = new Expansion(account);
    private final Router router = new Router();
    private final Timeline timeline;

    SimulatedStripe(Clock clock) {
        this.clock = clock;
        var standing = new Standing(account);
        var maker = new InvoiceMaker(account);
        var invoices = new InvoiceLife(account, charges, standing);
        var subscriptions = new SubscriptionLife(account, maker, invoices, charges, standing);
        var planChange = new PlanChange(account, subscriptions);
        var paymentMethods = new PaymentMethods(account);
        timeline = new Timeline(account, subscriptions, invoices);
        paymentMethods.route(router);
        new Customers(account, paymentMethods).route(router);
        new Catalogue(account).route(router);
        new Subscriptions(account, subscriptions, charges, paymentMethods).route(router);
        new SubscriptionChanges(account, planChange, subscriptions, charges, paymentMethods).route(router);
        new Previews(account, maker, planChange).route(router);
        new Invoices(account, maker, invoices, charges).route(router);
        new InvoiceItems(account).route(router);
        new Events(account.log()).route(router);
    }

    Answer answer(String method, String path, Form form, Cause cause) {
        synchronized (account) {
            catchUp();
            account.causedBy(cause);
            try {
                var found = router.answer(method, path, form);
                return new Answer(
                        200, Json.write(expansion.expand(found, form.list("expand"))), cause.requestId(), false);
            } catch (Refusal refusal) {
                return new Answer(refusal.status, Json.write(refusal.body), cause.requestId(), false);
            } finally {
                account.causedBy(Cause.TIME);
            }
        }
    }

    void catchUp() {
        synchronized (account) {
            timeline.catchUp(clock.instant());
        }
    }

    void onEvent(Consumer<ObjectNode> listener) {
        account.onEvent(listener);
    }

    boolean knowsCustomer(String id) {
        synchronized (account) {
            return account.find("customer", id) != null;
        }
    }

    void cardWorks(String customer, boolean works) {
        synchronized (account) {
            charges.cardWorks(customer, works);
        }
    }

    List<SimulatedEvent> events() {
        synchronized (account) {
            return account.log().all().stream()
                    .map(event -> new SimulatedEvent(
                            Json.text(event, "/id"),
                            Json.text(event, "/type"),
                            Json.time(event, "/created"),
                            event.toPrettyString()))
                    .toList();
        }
    }

    /** Reads or restores the account, while nothing else does. */
    <T> T with(Function<Account, T> reader) {
        synchronized (account) {
            return reader.apply(account);
        }
    }

    void reset() {
        synchronized (account) {
            timeline.clear();
            account.clear();
        }
    }
}
