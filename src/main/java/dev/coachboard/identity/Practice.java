package dev.coachboard.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** The tenant: one coaching business. Everything but the people belongs to one. */
@Entity
@Table(name = "practices")
class Practice {

    @Id
    private UUID id;

    private String slug;
    private String name;
    private String zone;
    private String currency;
    private Instant createdAt;

    @Version
    private long version;

    protected Practice() {}

    Practice(UUID id, String slug, SignUp wanted, Instant now) {
        this.id = id;
        this.slug = slug;
        this.name = wanted.practiceName();
        this.zone = wanted.zone();
        this.currency = wanted.currency();
        this.createdAt = now;
    }

    void change(PracticeChange change) {
        if (change.name() != null) name = change.name();
        if (change.zone() != null) zone = change.zone();
    }

    PracticeDetails details() {
        return new PracticeDetails(id, slug, name, zone, currency, createdAt, version);
    }
}
