package dev.coachboard.identity;

import dev.coachboard.platform.audit.AuditLog;
import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** The practice's own name and zone. Its currency stays: invoices were written in it. */
@ApplicationScoped
class PracticeService {

    private final EntityManager database;
    private final AuditLog audit;

    PracticeService(EntityManager database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    PracticeDetails read(UUID id) {
        return require(id).details();
    }

    @Transactional
    PracticeDetails change(UUID id, IfMatch expected, PracticeChange change) {
        var practice = require(id);
        var before = practice.details();
        expected.check(before.version());
        practice.change(change);
        audit.record("practice-changed", id, settings(before), settings(practice.details()));
        database.flush();
        return practice.details();
    }

    private static Map<String, ?> settings(PracticeDetails practice) {
        return Map.of("name", practice.name(), "zone", practice.zone());
    }

    private Practice require(UUID id) {
        var practice = database.find(Practice.class, id);
        if (practice == null) throw new NotFound("practice");
        return practice;
    }
}
