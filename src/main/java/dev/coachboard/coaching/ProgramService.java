package dev.coachboard.coaching;

import dev.coachboard.platform.etag.IfMatch;
import dev.coachboard.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
@Transactional
class ProgramService {

    private final ProgramRepository programs;
    private final Clock clock;
    private final Event<ProgramChanged> changed;

    ProgramService(ProgramRepository programs, Clock clock, Event<ProgramChanged> changed) {
        this.programs = programs;
        this.clock = clock;
        this.changed = changed;
    }

    ProgramDetails offer(NewProgram offered) {
        var program = new Program(Ids.next(), offered, clock.instant());
        programs.persistAndFlush(program);
        changed.fire(new ProgramChanged(program.id()));
        return ProgramDetails.of(program);
    }

    ProgramDetails edit(UUID id, IfMatch match, ProgramPatch patch) {
        var program = programs.require(id);
        match.check(program.version());
        program.edit(patch);
        programs.flush();
        changed.fire(new ProgramChanged(id));
        return ProgramDetails.of(program);
    }
}
