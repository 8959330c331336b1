package dev.coachboard.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Turns audited actions into security events, once they are committed. */
@ApplicationScoped
class AuditedActions {

    private final SecurityEvents events;

    AuditedActions(SecurityEvents events) {
        this.events = events;
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActionAudited audited) {
        SecurityEvent.ofAction(audited.action())
                .ifPresent(event -> events.record(event, "subjectId", audited.subjectId()));
    }
}
