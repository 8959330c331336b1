package dev.coachboard.coaching;

import dev.coachboard.platform.idempotency.Idempotency;
import dev.coachboard.platform.privacy.DataSubject;
import dev.coachboard.platform.privacy.PersonalArea;
import dev.coachboard.platform.privacy.PersonalData;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Clients themselves, what they were enrolled in, their sessions and what was written about these. */
@ApplicationScoped
@Priority(50) // because what refers to another module's rows goes before them
class ClientPrivacy implements PersonalData {

    private static final List<PersonalArea> AREAS = List.of(
            new PersonalArea("profile", """
                    select c.id, c.name, c.email, c.phone, c.zone, c.status, c.created_at, c.archived_at, c.coach_id,
                        (select u.name from memberships m join users u on u.id = m.user_id where m.id = c.coach_id)
                            as coach_name
                    from asked a join clients c on c.practice_id = current_practice() and c.id = a.client_id
                    """),
            new PersonalArea("enrolments", """
                    select e.id, p.name as program_name, e.credits_left, e.enrolled_at, (
                        select json_agg(l order by l.occurred_at, l.id) from (
                            select t.id, t.reason, t.delta, t.balance, t.booking_id, t.occurred_at from credit_entries t
                            where t.practice_id = e.practice_id and t.enrolment_id = e.id) l) as ledger
                    from asked a join enrolments e on e.practice_id = current_practice() and e.client_id = a.client_id
                    join programs p on p.practice_id = e.practice_id and p.id = e.program_id
                    order by e.enrolled_at, e.id
                    """),
            new PersonalArea("sessions", """
                    select s.id, s.coach_id, s.booking_id, s.starts_at, s.ends_at, s.zone, s.status, s.created_at
                    from asked a join coaching_sessions s
                        on s.practice_id = current_practice() and s.client_id = a.client_id
                    order by s.starts_at, s.id
                    """),
            // Why a person who asks by themself gets the shared ones: ADR 0023.
            new PersonalArea("notes", """
                    select n.id, n.session_id, n.author_id, n.visibility, n.body, n.created_at, n.updated_at
                    from asked a join coaching_sessions s
                        on s.practice_id = current_practice() and s.client_id = a.client_id
                    join notes n on n.practice_id = s.practice_id and n.session_id = s.id
                    where n.visibility = 'SHARED' or not a.by_client
                    order by n.created_at, n.id
                    """));

    private final ClientRepository clients;
    private final EntityManager database;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Event<ClientChanged> changed;

    ClientPrivacy(
            ClientRepository clients,
            EntityManager database,
            Idempotency idempotency,
            Clock clock,
            Event<ClientChanged> changed) {
        this.clients = clients;
        this.database = database;
        this.idempotency = idempotency;
        this.clock = clock;
        this.changed = changed;
    }

    @Override
    public List<PersonalArea> areas(DataSubject who) {
        return AREAS;
    }

    /** Sessions stay as times: coaches are paid by them. */
    @Override
    public void erase(DataSubject who) {
        var client = clients.lock(who.clientId());
        deleteNotes(who);
        client.erase(who.pseudonym(), clock.instant());
        clients.index(client);
        changed.fire(new ClientChanged(client.id(), client.coachId()));
    }

    private void deleteNotes(DataSubject who) {
        var sessions = database.createQuery("select s.id from CoachingSession s where s.clientId = :client", UUID.class)
                .setParameter("client", who.clientId())
                .getResultList();
        idempotency.forget(sessions.stream().map(SessionNoteResource::creation).toList());
        database.createQuery("""
                        delete from Note n
                        where n.sessionId in (select s.id from CoachingSession s where s.clientId = :client)
                        """).setParameter("client", who.clientId()).executeUpdate();
    }
}
