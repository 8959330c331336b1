package dev.coachboard.privacy;

import dev.coachboard.coaching.ClientDirectory;
import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.privacy.PersonalData;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Erases a client in one transaction, whole or not at all. */
@ApplicationScoped
class ErasureService {

    private final ClientDirectory clients;
    private final Subjects subjects;
    private final ExportRepository exports;
    private final List<PersonalData> features;
    private final AuditLog audit;

    ErasureService(
            ClientDirectory clients,
            Subjects subjects,
            ExportRepository exports,
            @All List<PersonalData> features,
            AuditLog audit) {
        this.clients = clients;
        this.subjects = subjects;
        this.exports = exports;
        this.features = features;
        this.audit = audit;
    }

    /** The client's row is locked first, so that nobody books or exports meanwhile. Once more, it changes nothing. */
    @Transactional
    void erase(UUID clientId, ErasureWish wish) {
        var profile = clients.lockProfile(clientId);
        if (profile.erased()) return;
        wish.requireMeans(profile.name());
        var who = subjects.of(clientId, profile);
        exports.deleteOf(clientId);
        for (var feature : features) feature.erase(who);
        audit.record("client-erased", clientId, null, null);
    }
}
