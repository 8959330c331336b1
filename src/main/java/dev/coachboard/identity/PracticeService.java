package dev.coachboard.identity;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The practice's own name and zone. Its currency stays: invoices were written in it. */
@ApplicationScoped
class PracticeService {

    private final EntityManager database;

    PracticeService(EntityManager database) {
        this.database = database;
    }

    PracticeDetails read(UUID id) {
        return require(id).details();
    }

    @Transactional
    PracticeDetails change(UUID id, IfMatch expected, PracticeChange change) {
        var practice = require(id);
        expected.check(practice.details().version());
        practice.change(change);
        database.flush();
        return practice.details();
    }

    private Practice require(UUID id) {
        var practice = database.find(Practice.class, id);
        if (practice == null) throw new NotFound("practice");
        return practice;
    }
}
