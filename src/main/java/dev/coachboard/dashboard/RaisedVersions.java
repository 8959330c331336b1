package dev.coachboard.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Collects the summaries that a transaction changes and raises their versions once, as its last act: many transactions
 * change the same summaries, and each should lock their rows for as short a time as it can.
 */
@ApplicationScoped
class RaisedVersions {

    private final TransactionSynchronizationRegistry transaction;
    private final SummaryVersions versions;

    RaisedVersions(TransactionSynchronizationRegistry transaction, SummaryVersions versions) {
        this.transaction = transaction;
        this.versions = versions;
    }

    void raise(UUID... subjects) {
        pending().addAll(Set.of(subjects));
    }

    @SuppressWarnings("unchecked")
    private Set<UUID> pending() {
        var known = (Set<UUID>) transaction.getResource(RaisedVersions.class);
        if (known != null) return known;
        var pending = new HashSet<UUID>();
        transaction.putResource(RaisedVersions.class, pending);
        // After Hibernate's own, which has written everything by then and given its connection back.
        transaction.registerInterposedSynchronization(new BeforeCommit(() -> versions.raise(pending)));
        return pending;
    }

    private record BeforeCommit(Runnable act) implements Synchronization {

        @Override
        public void beforeCompletion() {
            act.run();
        }

        @Override
        public void afterCompletion(int status) {
            // Committed or rolled back: the versions went the same way.
        }
    }
}
