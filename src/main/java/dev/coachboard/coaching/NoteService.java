package dev.coachboard.coaching;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.id.Ids;
import dev.coachboard.platform.tenancy.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
@Transactional
class NoteService {

    private final NoteRepository notes;
    private final SessionRepository sessions;
    private final ClientRepository clients;
    private final CurrentCaller caller;
    private final Clock clock;

    NoteService(
            NoteRepository notes,
            SessionRepository sessions,
            ClientRepository clients,
            CurrentCaller caller,
            Clock clock) {
        this.notes = notes;
        this.sessions = sessions;
        this.clients = clients;
        this.caller = caller;
        this.clock = clock;
    }

    /** Locks the client, so that no note slips in while all of them are erased. */
    NoteDetails write(UUID sessionId, NewNote written) {
        clients.lock(sessions.details(sessionId).clientId()).requireKnown();
        var note = new Note(Ids.next(), sessionId, caller.get().memberId(), written, clock.instant());
        notes.persistAndFlush(note);
        return notes.details(note.id());
    }

    NoteDetails edit(UUID id, IfMatch match, NotePatch patch) {
        editable(id, match).edit(patch, clock.instant());
        notes.flush();
        return notes.details(id);
    }

    void delete(UUID id, IfMatch match) {
        notes.delete(editable(id, match));
        notes.flush();
    }

    private Note editable(UUID id, IfMatch match) {
        var note = notes.require(id);
        note.requireEditableBy(caller.get());
        match.check(note.version());
        return note;
    }
}
