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

    /** The client's, opened at Stripe on first use; not in a transaction. */
    String require(UUID clientId) {
        return ids.find(StripeIds.CUSTOMERS, clientId).orElseGet(() -> open(clientId));
    }

    private String open(UUID clientId) {
        var contact = clients.requireContact(clientId);
        // With the content, which may change between two tries: Stripe takes a key with the same content only.
        var key = "coachboard/customer/" + clientId + "/" + contact.hashCode();
        var stripeId = gateway.openCustomer(clientId, contact.name(), contact.email(), key);
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
