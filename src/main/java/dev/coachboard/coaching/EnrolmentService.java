package dev.coachboard.coaching;

import dev.coachboard.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
class EnrolmentService {

    private final EnrolmentRepository enrolments;
    private final ClientDirectory clients;
    private final ProgramRepository programs;
    private final Clock clock;
    private final Event<EnrolmentChanged> changed;

    EnrolmentService(
            EnrolmentRepository enrolments,
            ClientDirectory clients,
            ProgramRepository programs,
            Clock clock,
            Event<EnrolmentChanged> changed) {
        this.enrolments = enrolments;
        this.clients = clients;
        this.programs = programs;
        this.clock = clock;
        this.changed = changed;
    }

    @Transactional
    EnrolmentDetails enrol(UUID clientId, NewEnrolment wanted) {
        clients.requireActive(clientId);
        var program = programs.require(wanted.programId());
        program.requireActive();
        var now = clock.instant();
        var enrolment = new Enrolment(Ids.next(), clientId, program.id(), now);
        var granted = enrolment.grant(program.sessionCredits(), now);
        enrolments.persistAndFlush(enrolment);
        enrolments.record(granted);
        changed.fire(new EnrolmentChanged(enrolment.id(), clientId));
        return enrolments.details(enrolment.id());
    }
}
