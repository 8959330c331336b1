package dev.coachboard.coaching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.coachboard.platform.etag.Versioned;
import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

record ProgramDetails(
        UUID id,
        String name,
        String description,
        int sessionCredits,
        Money price,
        ProgramStatus status,
        Instant createdAt,
        @JsonIgnore long version)
        implements Versioned {

    static ProgramDetails of(Program program) {
        return new ProgramDetails(
                program.id(),
                program.name(),
                program.description(),
                program.sessionCredits(),
                program.price(),
                program.status(),
                program.createdAt(),
                program.version());
    }
}
