package dev.coachboard.billing;

import dev.coachboard.billing.stripe.StripeGateway;
import dev.coachboard.coaching.ClientDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Which of Stripe's customers is which client. */
@ApplicationScoped
class StripeCustomers {

    private final DataSource database;
    private final StripeIds ids;
    private final ClientDirectory clients;
    private final StripeGateway gateway;

    StripeCustomers(DataSource database, StripeIds ids, ClientDirectory clients, StripeGateway gateway) {
        this.database = database;
        this.ids = ids;
        this.clients = clients;
        this.gateway = gateway;
    }

    /** Whose customer it is. */
    record Owner(UUID practiceId, UUID clientId) {}

    /**
     * The client's, opened at Stripe on first use; not in a transaction.
     *
     * @param key the request's: Stripe keeps a failure under a key for a day, and the next request must not meet it
     */
    String require(UUID clientId, String key) {
        return ids.find(StripeIds.CUSTOMERS, clientId).orElseGet(() -> open(clientId, key));
    }

    private String open(UUID clientId, String key) {
        var contact = clients.requireContact(clientId);
        // With the content, which may change between two tries: Stripe takes a key with the same content only.
        var withContent = key + "/customer/" + contact.hashCode();
        var stripeId = gateway.openCustomer(clientId, contact.name(), contact.email(), withContent);
        return ids.keep(StripeIds.CUSTOMERS, clientId, stripeId);
    }

    /** Asked before there is a practice: an event names none. */
    Optional<Owner> findOwner(String stripeId) {
        try (var connection = database.getConnection();
                var lookup =
                        connection.prepareStatement("select practice_id, client_id from owner_of_stripe_customer(?)")) {
            lookup.setString(1, stripeId);
            try (var rows = lookup.executeQuery()) {
                if (!rows.next()) return Optional.empty();
                return Optional.of(new Owner(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Stripe's customer could not be looked up", e);
        }
    }
}
