package dev.coachboard.platform.idempotency;

import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.PersonalArea;
import dev.coachboard.platform.privacy.PersonalData;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Kept answers repeat what is stored elsewhere, for a day: they are not exported, but they are erased. */
@ApplicationScoped
@Priority(20) // because what refers to another module's rows goes before them
class IdempotencyPrivacy implements PersonalData {

    private final EntityManager database;

    IdempotencyPrivacy(EntityManager database) {
        this.database = database;
    }

    @Override
    public List<PersonalArea> areas(DataSubject who) {
        return List.of();
    }

    /** By id alone, and in other people's answers too: an answer about a client has the client's id. */
    @Override
    public void erase(DataSubject who) {
        database.createNativeQuery("""
                        delete from idempotency_keys k
                        where k.practice_id = current_practice() and (k.user_id = cast(:user as uuid)
                            or position(:client in concat_ws(' ', k.route, k.location, k.body)) > 0)
                        """)
                .setParameter("user", String.valueOf(who.userId() == null ? new UUID(0, 0) : who.userId()))
                .setParameter("client", who.clientId().toString())
                .executeUpdate();
    }
}
