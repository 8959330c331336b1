package dev.coachboard.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.TestDatabase;
import dev.coachboard.coaching.ClientDirectory;
import dev.coachboard.identity.Cast;
import dev.coachboard.platform.tenancy.CurrentPractice;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.junit.jupiter.api.Test;

/** A read outside a transaction may stand before a call to a server outside, and others need the connection. */
@QuarkusTest
class ConnectionsOfReadsTest {

    @Inject
    Cast cast;

    @Inject
    Reader reader;

    @Test
    void a_read_outside_a_transaction_keeps_no_connection() {
        var house = cast.open();
        var client = (UUID) TestDatabase.column("select id from clients where practice_id = ?", house.practiceId())
                .get(0);
        assertThat(reader.keepsConnection(house.practiceId(), client)).isFalse();
    }

    @ApplicationScoped
    static class Reader {

        @Inject
        Session session;

        @Inject
        CurrentPractice practice;

        @Inject
        ClientDirectory clients;

        @ActivateRequestContext
        boolean keepsConnection(UUID practiceId, UUID clientId) {
            practice.enter(practiceId);
            clients.requireContact(clientId);
            return session.unwrap(SharedSessionContractImplementor.class)
                    .getJdbcCoordinator()
                    .getLogicalConnection()
                    .isPhysicallyConnected();
        }
    }
}
